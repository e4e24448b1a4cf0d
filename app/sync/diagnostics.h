// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/connection_status.h"
#include "app/sync/traffic_meter.h"
#include "base/clock.h"

#include <QList>
#include <QObject>

namespace betlog::sync {

/// What the engine has done so far, for the diagnostics panel and the probe. Bounded: the newest
/// kMaxEntries events and kMaxStates states are kept.
class Diagnostics final : public QObject
{
    Q_OBJECT

public:
    static constexpr int kMaxEntries = 2000;
    static constexpr int kMaxStates = 200;

    enum class Kind { State, Sent, Received, Error, Note, Simulated };

    struct Entry
    {
        base::Timestamp at;
        Kind kind = Kind::Note;
        QString text;
    };

    struct StateEntry
    {
        base::Timestamp at;
        ConnectionState state = ConnectionState::Offline;
        QString why;
    };

    struct Counters
    {
        qint64 messagesIn = 0;
        qint64 messagesOut = 0;
        qint64 bytesIn = 0;
        qint64 bytesOut = 0;
        int connects = 0; ///< connections that became live
        int reconnects = 0; ///< of these, not the first
        int polls = 0;
        int catchUps = 0;
        int snapshots = 0;
        int resets = 0;
        int gaps = 0; ///< jumps of a room's n that made the client ask again

        friend bool operator==(const Counters&, const Counters&) = default;
    };

    explicit Diagnostics(const base::Clock& clock, QObject* parent = nullptr);

    [[nodiscard]] const Counters& counters() const { return m_counters; }

    [[nodiscard]] const QList<Entry>& entries() const { return m_entries; }

    [[nodiscard]] const QList<StateEntry>& states() const { return m_states; }

    /// Round trips, oldest first, the newest 120.
    [[nodiscard]] const QList<std::chrono::milliseconds>& latencies() const { return m_latencies; }

    /// Bytes in and out together, of each second: see TrafficMeter.
    [[nodiscard]] QList<qint64> traffic() const { return m_traffic.bytesASecond(); }

    /// How long the connection has been live; zero while it is not.
    [[nodiscard]] std::chrono::milliseconds uptime() const;
    [[nodiscard]] QString asText() const; ///< for copying
    void clearEntries();

    // ── for the engine ──
    void note(Kind kind, const QString& text);
    void enter(ConnectionState state, const QString& why);
    void measured(std::chrono::milliseconds latency);
    void received(qint64 bytes);
    void sent(qint64 bytes);

    [[nodiscard]] Counters& count() { return m_counters; }

signals:
    void entryAdded();
    void entriesCleared();
    void stateEntered();
    void latencyMeasured();

private:
    const base::Clock& m_clock;
    Counters m_counters;
    TrafficMeter m_traffic;
    QList<Entry> m_entries;
    QList<StateEntry> m_states;
    QList<std::chrono::milliseconds> m_latencies;
    std::optional<std::chrono::milliseconds> m_liveSince;
};

} // namespace betlog::sync
