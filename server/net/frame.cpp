// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/frame.h"

#include <QtEndian>

namespace betlog::net {

QByteArray textFrame(QByteArrayView message)
{
    constexpr char kWholeText = '\x81';
    constexpr qsizetype kLongestShort = 125;
    constexpr char kLengthIn16Bits = 126;
    constexpr char kLengthIn64Bits = 127;
    constexpr qsizetype kLongestHeader = 10;

    QByteArray frame;
    frame.reserve(kLongestHeader + message.size());
    frame.append(kWholeText);
    if (message.size() <= kLongestShort) {
        frame.append(static_cast<char>(message.size()));
    } else if (message.size() <= std::numeric_limits<quint16>::max()) {
        const auto length = qToBigEndian(static_cast<quint16>(message.size()));
        frame.append(kLengthIn16Bits).append(reinterpret_cast<const char*>(&length), sizeof length);
    } else {
        const auto length = qToBigEndian(static_cast<quint64>(message.size()));
        frame.append(kLengthIn64Bits).append(reinterpret_cast<const char*>(&length), sizeof length);
    }
    return frame.append(message);
}

} // namespace betlog::net
