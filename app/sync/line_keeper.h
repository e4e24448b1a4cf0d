// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/connection_status.h"
#include "app/sync/sync_state.h"
#include "app/sync/transport.h"
#include "base/backoff.h"
#include "base/scheduler.h"

#include <QQueue>

#include <map>

namespace betlog::base {
class Random;
}

namespace betlog::sync {

class Diagnostics;

/// Runs the state machine: tells it what happens and does what it says. Owns the lines and the
/// alarms; knows nothing of bets.
class LineKeeper final : public QObject
{
    Q_OBJECT

public:
    /// What is said on a new line; asked for at the moment of saying it.
    struct Speech
    {
        std::function<wire::Hello()> hello;
        std::function<std::optional<wire::Subscribe>()> subscribe; ///< nullopt: nothing, for now
        /// What was heard so far, to ask over HTTP what came since; nullopt: nothing was.
        std::function<std::optional<wire::Hello>()> poll;
    };

    LineKeeper(
        base::Scheduler& scheduler,
        base::Random& random,
        TransportFactory& transports,
        Diagnostics& diagnostics,
        Speech speech,
        QObject* parent = nullptr);
    ~LineKeeper() override;

    void setServer(const QUrl& httpAddress);
    void setUser(const QString& name);
    void handle(const SyncEvent& event);

    [[nodiscard]] const ConnectionStatus& status() const { return m_status; }

    [[nodiscard]] bool isWanted() const { return m_state.wanted; }

    /// Whether writes can be sent: somebody on the other side has answered.
    [[nodiscard]] bool isOpen() const;
    void send(const wire::ClientMessage& message);
    [[nodiscard]] bool sendText(const QString& message);

signals:
    void received(const betlog::wire::ServerMessage& message);
    void statusChanged();
    void writesDue();

private:
    /// Which line a signal came from.
    enum class Source { Line, Polling };

    void wire(Transport& transport, Source source);
    void hear(Source source, const wire::ServerMessage& message);
    void tellMachine(Source source, const wire::ServerMessage& message);
    void tellRefusal(Source source, const wire::Refusal& refusal);
    void heardPong(const wire::Pong& pong);
    void lineEnded(Source source, const LineEnd& end);

    void take(const SyncEvent& event);
    void enter(const SyncState& next, const QString& why);
    void publish();

    // line_effects.cpp
    void doEffect(const SyncEffect& effect);
    void openLine();
    void closeLine();
    void openPolling();
    void close(std::unique_ptr<Transport>& transport);
    void letGo(std::unique_ptr<Transport>& transport);
    void sayHello();
    void subscribe();
    void poll();
    void pollOnce();
    void polledOnce(const wire::ServerMessage& message);
    void sendPing();
    void sendTo(Transport* transport, const wire::ClientMessage& message);
    void startTimer(Timer timer, const Delay& delay);
    void ring(Timer timer);
    void stopTimer(Timer timer);
    void stopTimers();
    [[nodiscard]] Transport* active() const;
    [[nodiscard]] std::chrono::milliseconds pick(const Delay& delay);

    /// An alarm that may ring early: starting it again later moves only `due`, so that the alarm
    /// which every message restarts costs nothing.
    struct Clockwork
    {
        std::unique_ptr<base::Alarm> alarm;
        std::chrono::milliseconds ringsAt {0};
        std::chrono::milliseconds due {0};
    };

    base::Scheduler& m_scheduler;
    base::Random& m_random;
    TransportFactory& m_transports;
    Diagnostics& m_diagnostics;
    Speech m_speech;
    base::Backoff m_backoff;
    SyncState m_state;
    ConnectionStatus m_status;
    ConnectionStatus m_published;
    QString m_user;
    QQueue<SyncEvent> m_events;
    bool m_isStepping = false;
    bool m_saidHello = false; ///< on m_line
    std::unique_ptr<Transport> m_line;
    std::unique_ptr<Transport> m_polling;
    std::unique_ptr<Transport> m_once; ///< a poll that the person asked for, beside m_line
    std::map<Timer, Clockwork> m_timers;
    std::map<qint64, std::chrono::milliseconds> m_pings; ///< sent when, by id
    qint64 m_lastPing = 0;
};

} // namespace betlog::sync
