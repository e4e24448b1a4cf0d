// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include <QByteArray>

#include <optional>

namespace betlog::net {

/// Reads what a WebSocket client sends (RFC 6455), however the bytes are cut: joins fragments,
/// takes the masks off, and refuses whatever breaks the rules or is longer than a message may be.
/// Pure: no socket, no clock. Holds no memory between messages.
class FrameReader
{
public:
    enum class Kind {
        Text,
        Binary,
        Ping,
        Pong,
        Close, ///< `closeCode` is what the client says; 1005 if it says none
        Violation ///< the last event; `closeCode` is what to close with
    };

    struct Event
    {
        Kind kind;
        QByteArray payload; ///< whole; a violation's is a sentence
        quint16 closeCode = 0;
    };

    void append(QByteArrayView bytes) { m_input.append(bytes); }

    /// The next whole message or control frame; nothing while more bytes are needed.
    [[nodiscard]] std::optional<Event> next();

private:
    struct Header
    {
        bool isLast; ///< of the fragments of a message
        int opcode;
        qsizetype bytes; ///< of the header itself
        quint64 payloadBytes;
    };

    [[nodiscard]] std::optional<Header> readHeader();
    [[nodiscard]] std::optional<Event> check(const Header& header);
    [[nodiscard]] QByteArray takePayload(const Header& header);
    [[nodiscard]] std::optional<Event> takeFragment(const Header& header);
    [[nodiscard]] Event takeControl(const Header& header);
    [[nodiscard]] Event violation(quint16 closeCode, const char* sentence);
    void forgetWhatWasRead();

    QByteArray m_input;
    qsizetype m_at = 0; ///< the part of m_input that was read already
    QByteArray m_message; ///< the fragments so far
    std::optional<Kind> m_messageKind; ///< while a message is being sent in fragments
    bool m_isBroken = false;
};

} // namespace betlog::net
