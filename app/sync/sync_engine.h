// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/away_report.h"
#include "app/sync/connection_status.h"
#include "app/sync/fork.h"
#include "app/sync/queue_entry.h"
#include "app/sync/surroundings.h"
#include "base/ids.h"
#include "wire/messages.h"

#include <QObject>

#include <memory>

namespace betlog::sync {

class Diagnostics;
class Replica;

/// Keeps a Replica equal to a server's log and brings this person's writes there, over whatever the
/// network allows: WebSocket, else polling, else later.
///
/// Every write gets its id here, shows in the replica at once, and is answered by exactly one of
/// `accepted` and `refused`, later. Lives on one thread (the GUI's), never blocks it.
class SyncEngine final : public QObject
{
    Q_OBJECT

public:
    using Surroundings = sync::Surroundings;
    explicit SyncEngine(const Surroundings& surroundings, QObject* parent = nullptr);
    ~SyncEngine() override;

    // ── where and who ──
    /// Shows what the cache has of this server's log, and parks what waits for another one's.
    void setServer(const QUrl& httpAddress);
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
    base::MutationId remove(base::BetId bet, const QString& reason = {});
    base::MutationId restore(base::BetId bet); ///< one that this client knew before it was deleted
    /// Sends a mutation that was made elsewhere (an import) under its own id.
    void submit(const wire::Mutation& mutation);

    // ── the queue: what was written and is not in the log yet ──
    [[nodiscard]] QList<QueueEntry> queue() const; ///< oldest first; see queueChanged
    /// A refused write goes again on the bet as it is now, for this reason where one is given.
    void retry(base::MutationId queued, const QString& reason = {});
    /// Lets go of a write that was refused or never sent; false: it may have reached the server.
    bool discard(base::MutationId queued);
    /// Writes something else in place of a queued write, or on top of it where it may have reached
    /// the server. For a bet that was never accepted that is a CreateBet. Null: no such write.
    base::MutationId amend(base::MutationId queued, const wire::Operation& operation);

    // ── conflicts: what two people changed at once ──
    /// Those of queue() that are Conflicted: seen, mine and theirs side by side.
    [[nodiscard]] QList<QueueEntry> conflicts() const;
    /// Goes again: what this person changed wins, what only others changed stays.
    void keepMine(base::MutationId conflicted);
    void keepTheirs(base::MutationId conflicted); ///< lets go of the write

    // ── trust ──
    /// Rooms whose history at the server is another one than this client has seen.
    [[nodiscard]] QList<Fork> forks() const;
    /// Where the chains of this week's rooms end, as checked here: for the weekly seal.
    [[nodiscard]] QList<wire::RoomHead> heads(domain::WeekKey week) const;
    /// The person decided: what this client has of the room gives way to what the server has.
    void takeServersCopy(const domain::Room& room);

    // ── age ──
    /// When what is shown was last what the server has; nullopt while it is followed, and before.
    [[nodiscard]] std::optional<base::Timestamp> cachedAt() const;
    /// What happened before this client came back the last time, until it is dismissed.
    [[nodiscard]] const AwayReport& awayReport() const;
    void dismissAwayReport();

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
    /// queue() is different. May come often: read it once a blink.
    void queueChanged();
    /// Live again, and others did something meanwhile.
    void cameBack(const betlog::sync::AwayReport& report);
    void forkFound(const betlog::sync::Fork& fork);
    void forksChanged(); ///< one more, or one less
    /// What the cache has of this server's log is shown, if it has anything.
    void cacheLoaded();
    /// Writes of an earlier run, or the cache, cannot be read; a sentence for the person.
    void storageFailed(const betlog::base::Error& error);
    /// The server takes no writes for now; they are tried again until it does.
    void heldUp(const betlog::base::Error& error);
    void catalogChanged();
    /// The server's history is another one than before; what was shown was replaced.
    void historyReset(const QString& reason);

private:
    class Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace betlog::sync
