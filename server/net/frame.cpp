// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/frame.h"

#include <QtEndian>

namespace betlog::net {

namespace {

constexpr qsizetype kLongestShort = 125;

QByteArray shortFrame(char kind, QByteArrayView payload)
{
    Q_ASSERT(payload.size() <= kLongestShort);
    QByteArray frame(1, kind);
    frame.append(static_cast<char>(payload.size()));
    return frame.append(payload);
}

QByteArray longFrame(char kind, QByteArrayView message)
{
    constexpr char kLengthIn16Bits = 126;
    constexpr char kLengthIn64Bits = 127;
    constexpr qsizetype kLongestHeader = 10;

    QByteArray frame;
    frame.reserve(kLongestHeader + message.size());
    frame.append(kind);
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

} // namespace

QByteArray pongFrame(QByteArrayView payload)
{
    constexpr char kPong = '\x8a';
    return shortFrame(kPong, payload);
}

QByteArray closeFrame(quint16 code, QByteArrayView reason)
{
    constexpr char kClose = '\x88';
    const quint16 sent = qToBigEndian(code);
    QByteArray payload(reinterpret_cast<const char*>(&sent), sizeof sent);
    if (payload.size() + reason.size() <= kLongestShort)
        payload.append(reason);
    return shortFrame(kClose, payload);
}

QByteArray textFrame(QByteArrayView message)
{
    constexpr char kWholeText = '\x81';
    return longFrame(kWholeText, message);
}

QByteArrayView messageOf(const QByteArray& frame)
{
    const auto length = static_cast<unsigned char>(frame.at(1));
    const qsizetype header = length <= kLongestShort ? 2 : length == 126 ? 4 : 10;
    return QByteArrayView(frame).sliced(header);
}

QByteArray binaryFrame(QByteArrayView message)
{
    constexpr char kWholeBinary = '\x82';
    return longFrame(kWholeBinary, message);
}

} // namespace betlog::net
