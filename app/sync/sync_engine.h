// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/connection_status.h"
#include "app/sync/log_event.h"
#include "base/ids.h"
#include "wire/messages.h"
#include "wire/mutation.h"

#include <QMap>
#include <QObject>

#include <memory>

namespace betlog::base {
class Random;
class Scheduler;
} // namespace betlog::base

namespace betlog::sync {

class Diagnostics;
class Outbox;
class Replica;
class TransportFactory;

/// Keeps a Replica equal to a server's log and brings this person's writes there, over whatever the
/// network allows: WebSocket, else polling, else later.
///
/// Every write gets its id here, shows in the replica at once, and is answered by exactly one of
/// `accepted` and `refused`, later. Lives on one thread (the GUI's), never blocks it.
class SyncEngine final : public QObject
{
    Q_OBJECT

public:
    /// All outlive the engine.
    struct Surroundings
    {
        base::Scheduler& scheduler;
        base::Random& random;
        TransportFactory& transports;
        Outbox* outbox = nullptr; ///< none: writes live as long as the engine
        base::ClientId client = {}; ///< of this installation; null: a new one
    };

    explicit SyncEngine(const Surroundings& surroundings, QObject* parent = nullptr);
    ~SyncEngine() override;

    // ── where and who ──
    void setServer(const QUrl& httpAddress); ///< forgets the state of another server
    void setUser(const QString& name);
    [[nodiscard]] QString user() const;

    // ── the state ──
    [[nodiscard]] const Replica& replica() const;
    [[nodiscard]] Diagnostics& diagnostics();
    [[nodiscard]] const ConnectionStatus& status() const;
    /// What the server said of itself; nullopt before the first welcome.
    [[nodiscard]] const std::optional<wire::Welcome>& welcome() const;

    // ── writes ──
    base::MutationId place(const wire::CreateBet& bet, base::BetId id = {}); ///< null id: a new one
    base::MutationId edit(base::BetId bet, const wire::EditBet& edit, const QString& reason = {});
    /// Of the bet as the person saw it, however it was changed since.
    base::MutationId
    edit(const domain::Bet& seen, const wire::EditBet& edit, const QString& reason = {});
    base::MutationId
    setStatus(base::BetId bet, const wire::SetStatus& status, const QString& reason = {});
    base::MutationId remove(base::BetId bet);
    base::MutationId restore(base::BetId bet); ///< one that this client knew before it was deleted
    /// Sends a mutation that was made elsewhere (an import) under its own id.
    void submit(const wire::Mutation& mutation);
    /// A refused write: sends it again under a new id, or lets it go.
    void retry(base::MutationId refused);
    void discard(base::MutationId refused);

    // ── what is looked at ──
    /// Subscribes to this week (and always to the current one).
    void showWeek(domain::WeekKey week);
    [[nodiscard]] domain::WeekKey shownWeek() const;
    /// The week of now by the log's own calendar; a guess before the first welcome.
    [[nodiscard]] domain::WeekKey currentWeek() const;
    /// Whether every bet of the week is here.
    [[nodiscard]] bool isLoaded(domain::WeekKey week) const;
    /// Whether a window shows the log; while none does, activity is lowered.
    void setVisible(bool visible);

    // ── by hand ──
    void connectToServer(); ///< wants a connection, from now on
    void disconnectFromServer(); ///< wants none, until connectToServer
    void syncNow(); ///< at once: retry, ping and ask for what is missing
    void ping();
    void pollNow();
    void cutLine(); ///< drops the connection as a broken network would
    void probe(); ///< the network or the machine woke: find out at once whether the line is alive
    void sendText(const QString& message); ///< a message typed by hand
    void simulate(const wire::ServerMessage& message); ///< shown as simulated, never stored

signals:
    void statusChanged(const betlog::sync::ConnectionStatus& status);
    void welcomed(const betlog::wire::Welcome& welcome);
    /// Every bet of the week is here from now on.
    void weekLoaded(betlog::domain::WeekKey week);
    void currentWeekChanged(betlog::domain::WeekKey week);
    void happened(const betlog::sync::LogEvent& event);
    void accepted(betlog::base::MutationId mutation, const betlog::domain::Bet& bet);
    void refused(
        betlog::base::MutationId mutation,
        betlog::base::BetId bet,
        const betlog::base::Error& error);
    void catalogChanged();
    /// The server's history is another one than before; what was shown was replaced.
    void historyReset(const QString& reason);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace betlog::sync
