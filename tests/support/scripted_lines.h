// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/transport.h"

#include <QPointer>

#include <algorithm>

namespace betlog::tests {

/// One end of a connection whose other end is the test: it keeps what was sent, and says what the
/// test lets it say.
class ScriptedLine final : public sync::Transport
{
public:
    void open(const QUrl& httpAddress, const QString& /*user*/) override { address = httpAddress; }

    void close() override { }

    void send(const wire::ClientMessage& message) override { messages.append(message); }

    [[nodiscard]] bool sendText(const QString& message) override
    {
        texts.append(message);
        return true;
    }

    void fetch() override { ++fetches; }

    void say(const wire::ServerMessage& message) { emit received(message, 100); }

    template <typename T>
    [[nodiscard]] qsizetype countOf() const
    {
        return std::ranges::count_if(
            messages, [](const auto& message) { return std::holds_alternative<T>(message); });
    }

    QUrl address;
    QList<wire::ClientMessage> messages;
    QStringList texts;
    int fetches = 0;
};

/// Makes such lines and remembers them.
class ScriptedLines final : public sync::TransportFactory
{
public:
    [[nodiscard]] std::unique_ptr<sync::Transport> makeWebSocket() override
    {
        return make(sockets);
    }

    [[nodiscard]] std::unique_ptr<sync::Transport> makePolling() override { return make(pollings); }

    void
    askPendingRooms(const QUrl& /*httpAddress*/, QObject* /*context*/, Rooms /*answer*/) override
    { }

    QList<QPointer<ScriptedLine>> sockets;
    QList<QPointer<ScriptedLine>> pollings;

private:
    static std::unique_ptr<sync::Transport> make(QList<QPointer<ScriptedLine>>& kept)
    {
        auto line = std::make_unique<ScriptedLine>();
        kept.append(line.get());
        return line;
    }
};

} // namespace betlog::tests
