// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/transport.h"

#include <QPointer>

namespace betlog::tests {

/// A line whose other end the test holds: it hears what the engine says and answers by hand.
class LoopbackTransport final : public sync::Transport
{
    Q_OBJECT

public:
    // ── the engine's side ──
    void open(const QUrl& httpAddress, const QString& user) override
    {
        m_server = httpAddress;
        m_user = user;
    }

    void close() override { m_isClosed = true; }

    void send(const wire::ClientMessage& message) override { m_said.append(message); }

    [[nodiscard]] bool sendText(const QString& message) override
    {
        m_texts.append(message);
        return true;
    }

    void fetch() override { ++m_fetches; }

    // ── the test's side ──
    void accept() { emit opened(); }

    void tell(const wire::ServerMessage& message) { emit received(message, 100); }

    void garble() { emit garbled({base::ErrorCode::BadJson, QStringLiteral("garbage"), {}}, 7); }

    void end(const sync::LineEnd& end) { emit ended(end); }

    void cut() { emit ended({sync::LineEnd::Kind::Closed, sync::LineEnd::kAbnormal, {}}); }

    [[nodiscard]] bool isClosed() const { return m_isClosed; }

    [[nodiscard]] QUrl server() const { return m_server; }

    [[nodiscard]] QString user() const { return m_user; }

    [[nodiscard]] const QStringList& texts() const { return m_texts; }

    [[nodiscard]] int fetches() const { return m_fetches; }

    /// All messages of one kind that the engine said, in order.
    template <typename Message>
    [[nodiscard]] QList<Message> said() const
    {
        QList<Message> messages;
        for (const wire::ClientMessage& message : m_said) {
            if (const auto* const wanted = std::get_if<Message>(&message))
                messages.append(*wanted);
        }
        return messages;
    }

private:
    QUrl m_server;
    QString m_user;
    QList<wire::ClientMessage> m_said;
    QStringList m_texts;
    int m_fetches = 0;
    bool m_isClosed = false;
};

/// Makes such lines and remembers them, the closed ones too.
class LoopbackNetwork final : public sync::TransportFactory
{
public:
    [[nodiscard]] std::unique_ptr<sync::Transport> makeWebSocket() override
    {
        return make(m_lines);
    }

    [[nodiscard]] std::unique_ptr<sync::Transport> makePolling() override { return make(m_polls); }

    void askPendingRooms(const QUrl&, QObject*, Rooms answer) override
    {
        ++m_questions;
        if (m_losesQuestions)
            answer(base::unexpected(base::Error {base::ErrorCode::Unreachable, {}, {}}));
        else
            answer(m_pendingRooms);
    }

    /// The newest WebSocket; nullptr while there is none or it is gone.
    [[nodiscard]] LoopbackTransport* line() const { return newest(m_lines); }

    [[nodiscard]] LoopbackTransport* polling() const { return newest(m_polls); }

    [[nodiscard]] qsizetype lineCount() const { return m_lines.size(); }

    [[nodiscard]] qsizetype pollingCount() const { return m_polls.size(); }

    [[nodiscard]] int pendingQuestions() const { return m_questions; }

    /// Whether questions for the rooms that wait for a result get no answer.
    void losePendingQuestions(bool lose) { m_losesQuestions = lose; }

    void setPendingRooms(const QList<domain::Room>& rooms) { m_pendingRooms = rooms; }

private:
    using Lines = QList<QPointer<LoopbackTransport>>;

    [[nodiscard]] static std::unique_ptr<sync::Transport> make(Lines& lines)
    {
        auto line = std::make_unique<LoopbackTransport>();
        lines.append(line.get());
        return line;
    }

    [[nodiscard]] static LoopbackTransport* newest(const Lines& lines)
    {
        LoopbackTransport* const line = lines.isEmpty() ? nullptr : lines.last().data();
        return line && !line->isClosed() ? line : nullptr;
    }

    Lines m_lines;
    Lines m_polls;
    QList<domain::Room> m_pendingRooms;
    int m_questions = 0;
    bool m_losesQuestions = false;
};

} // namespace betlog::tests
