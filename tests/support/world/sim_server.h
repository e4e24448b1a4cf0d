// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "server/core/change_feed.h"
#include "server/net/request_head.h"
#include "tests/support/sim_disk.h"
#include "tests/support/world/planted_faults.h"
#include "tests/support/world/sim_time.h"

#include <memory>

namespace betlog::tests {

class SimLogService;
class SimWire;

/// A whole server in the simulated world: the real log, feed, hub, sessions and API on a simulated
/// disk; only sockets and threads are not there. It can be stopped, killed at any step, lose its
/// disk's power in the middle of a write, forget everything, or go back to a backup.
class SimServer
{
public:
    using Answered = std::function<void(const QByteArray& bytes)>;
    /// Hears of every batch that the feed tells, before anybody else does.
    using Told = std::function<void(const QList<core::CommittedChange>& changes)>;
    /// Hears of every write that comes in, in the form in which it came.
    using Asked = std::function<void(const wire::Mutation& mutation)>;

    SimServer(SimTime& time, base::Random& random, PlantedFaults& faults);
    ~SimServer();

    Q_DISABLE_COPY_MOVE(SimServer)

    void setTold(Told told) { m_told = std::move(told); }

    void setAsked(Asked asked) { m_asked = std::move(asked); }

    /// False: the disk failed; it has to be started again.
    bool start();

    /// Why the last start failed.
    [[nodiscard]] const QString& failure() const { return m_failure; }

    void stop(); ///< in order, with goodbye
    void kill(); ///< the process and its machine: what was not synced is lost

    [[nodiscard]] bool isRunning() const { return m_parts && isAlive(); }

    /// Its disk has power: what it says now is said.
    [[nodiscard]] bool isAlive() const { return !m_disk.isDown(); }

    /// The power went by itself; the rest follows.
    [[nodiscard]] bool hasDied() const { return m_parts && !isAlive(); }

    [[nodiscard]] SimDisk& disk() { return m_disk; }

    [[nodiscard]] qint64 crashes() const { return m_disk.counters().crashes; }

    [[nodiscard]] qint64 tornWrites() const { return m_disk.counters().tornChanges; }

    /// The log, while it runs.
    [[nodiscard]] SimLogService& log();

    // ── while it is stopped ──
    void forgetEverything(); ///< another, empty log
    void keepBackup();

    [[nodiscard]] bool hasBackup() const { return !m_backup.empty(); }

    bool goBackToBackup(); ///< as a new history; false where the disk failed

    // ── for the network ──
    void accept(const std::shared_ptr<SimWire>& wire);
    void serve(const net::RequestHead& head, const QByteArray& body, Answered answered);

private:
    class Parts;

    SimTime& m_time;
    base::Random& m_random;
    PlantedFaults& m_faults;
    SimDisk m_disk;
    Told m_told;
    Asked m_asked;
    std::unique_ptr<Parts> m_parts;
    QString m_failure;
    std::map<QByteArray, QByteArray> m_backup; ///< files by name
};

} // namespace betlog::tests
