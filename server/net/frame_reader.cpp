// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/net/frame_reader.h"

#include "wire/limits.h"

#include <QtEndian>

#include <utility>

namespace betlog::net {

namespace {

enum Opcode {
    Continuation = 0x0,
    TextFrame = 0x1,
    BinaryFrame = 0x2,
    CloseFrame = 0x8,
    PingFrame = 0x9,
    PongFrame = 0xa
};

constexpr quint16 kProtocolError = 1002;
constexpr quint16 kNoStatus = 1005;
constexpr quint16 kTooLarge = 1009;

constexpr qsizetype kMaskBytes = 4;
constexpr quint64 kLongestControl = 125;
constexpr quint64 kLengthIn16Bits = 126;
constexpr quint64 kLengthIn64Bits = 127;

bool isControl(int opcode)
{
    return (opcode & 0x8) != 0;
}

bool isKnown(int opcode)
{
    return opcode <= BinaryFrame || (opcode >= CloseFrame && opcode <= PongFrame);
}

/// Whether a client may close with it (RFC 6455, section 7.4).
bool isCloseCode(quint16 code)
{
    constexpr quint16 kFirstOwn = 3000;
    constexpr quint16 kLastOwn = 4999;
    const bool isStandard =
        code >= 1000 && code <= 1014 && code != 1004 && code != kNoStatus && code != 1006;
    return isStandard || (code >= kFirstOwn && code <= kLastOwn);
}

} // namespace

std::optional<FrameReader::Event> FrameReader::next()
{
    while (!m_isBroken) {
        const std::optional<Header> header = readHeader();
        if (!header) // Already what is there may be against the rules.
            return m_isBroken ? std::optional(violation(kProtocolError, "A length is no length."))
                              : std::nullopt;
        if (auto broken = check(*header))
            return broken;
        const auto wanted = static_cast<qsizetype>(header->payloadBytes) + header->bytes;
        if (m_input.size() - m_at < wanted)
            return std::nullopt;
        if (isControl(header->opcode))
            return takeControl(*header);
        if (auto message = takeFragment(*header))
            return message;
    }
    return std::nullopt;
}

std::optional<FrameReader::Header> FrameReader::readHeader()
{
    constexpr qsizetype kShortHeader = 2;
    const QByteArrayView input = QByteArrayView(m_input).sliced(m_at);
    if (input.size() < kShortHeader)
        return std::nullopt;
    const auto first = static_cast<quint8>(input[0]);
    const auto second = static_cast<quint8>(input[1]);
    Header header {(first & 0x80) != 0, first & 0x7f, kShortHeader, second & 0x7fU};
    if ((second & 0x80) == 0) // Without its mask it is no client's; check() says so.
        header.opcode |= 0x40;
    if (header.payloadBytes == kLengthIn16Bits)
        header.bytes += sizeof(quint16);
    else if (header.payloadBytes == kLengthIn64Bits)
        header.bytes += sizeof(quint64);
    if (input.size() < header.bytes)
        return std::nullopt;
    if (header.payloadBytes == kLengthIn16Bits) {
        header.payloadBytes = qFromBigEndian<quint16>(input.data() + kShortHeader);
        m_isBroken = header.payloadBytes < kLengthIn16Bits;
    } else if (header.payloadBytes == kLengthIn64Bits) {
        header.payloadBytes = qFromBigEndian<quint64>(input.data() + kShortHeader);
        m_isBroken = header.payloadBytes <= 0xffff || (header.payloadBytes >> 63) != 0;
    }
    header.bytes += kMaskBytes;
    return m_isBroken ? std::nullopt : std::optional(header);
}

std::optional<FrameReader::Event> FrameReader::check(const Header& header)
{
    if (!isKnown(header.opcode))
        return violation(kProtocolError, "A frame is of no known kind, or has no mask.");
    if (isControl(header.opcode)) {
        if (!header.isLast || header.payloadBytes > kLongestControl)
            return violation(kProtocolError, "A control frame is short and whole.");
        return std::nullopt;
    }
    if ((header.opcode == Continuation) != m_messageKind.has_value())
        return violation(kProtocolError, "A fragment is out of place.");
    constexpr auto kMax = static_cast<quint64>(wire::limits::kMaxClientMessageBytes);
    if (header.payloadBytes + static_cast<quint64>(m_message.size()) > kMax)
        return violation(kTooLarge, "The message is too large.");
    return std::nullopt;
}

QByteArray FrameReader::takePayload(const Header& header)
{
    const char* const mask = m_input.constData() + m_at + header.bytes - kMaskBytes;
    QByteArray payload =
        m_input.mid(m_at + header.bytes, static_cast<qsizetype>(header.payloadBytes));
    char* const bytes = payload.data();
    for (qsizetype i = 0; i < payload.size(); ++i)
        bytes[i] = static_cast<char>(bytes[i] ^ mask[i % kMaskBytes]);
    m_at += header.bytes + payload.size();
    forgetWhatWasRead();
    return payload;
}

std::optional<FrameReader::Event> FrameReader::takeFragment(const Header& header)
{
    if (header.opcode != Continuation)
        m_messageKind = header.opcode == TextFrame ? Kind::Text : Kind::Binary;
    if (m_message.isEmpty())
        m_message = takePayload(header);
    else
        m_message += takePayload(header);
    if (!header.isLast)
        return std::nullopt;
    const Kind kind = *std::exchange(m_messageKind, std::nullopt);
    return Event {kind, std::exchange(m_message, {})};
}

FrameReader::Event FrameReader::takeControl(const Header& header)
{
    const QByteArray payload = takePayload(header);
    if (header.opcode == PingFrame)
        return {Kind::Ping, payload};
    if (header.opcode == PongFrame)
        return {Kind::Pong, payload};
    if (payload.isEmpty())
        return {Kind::Close, {}, kNoStatus};
    const quint16 code =
        payload.size() < 2 ? quint16(0) : qFromBigEndian<quint16>(payload.constData());
    if (!isCloseCode(code))
        return violation(kProtocolError, "The connection is closed with no such code.");
    return {Kind::Close, payload.sliced(2), code};
}

FrameReader::Event FrameReader::violation(quint16 closeCode, const char* sentence)
{
    m_isBroken = true;
    m_input = QByteArray();
    m_message = QByteArray();
    return {Kind::Violation, sentence, closeCode};
}

void FrameReader::forgetWhatWasRead()
{
    if (m_at < m_input.size())
        return;
    m_input = QByteArray(); // Thousands of idle clients must not keep what they once needed.
    m_at = 0;
}

} // namespace betlog::net
