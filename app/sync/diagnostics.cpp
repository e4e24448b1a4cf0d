// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/diagnostics.h"

#include "app/sync/sync_state.h"

namespace betlog::sync {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qsizetype kMaxLatencies = 120;

QString kindText(Diagnostics::Kind kind)
{
    switch (kind) {
    case Diagnostics::Kind::State:
        return u"state"_s;
    case Diagnostics::Kind::Sent:
        return u"sent"_s;
    case Diagnostics::Kind::Received:
        return u"received"_s;
    case Diagnostics::Kind::Error:
        return u"error"_s;
    case Diagnostics::Kind::Note:
        return u"note"_s;
    case Diagnostics::Kind::Simulated:
        break;
    }
    return u"simulated"_s;
}

template <typename T>
void appendBounded(QList<T>& list, const T& value, qsizetype limit)
{
    if (list.size() >= limit)
        list.removeFirst();
    list.append(value);
}

} // namespace

Diagnostics::Diagnostics(const base::Clock& clock, QObject* parent)
    : QObject(parent)
    , m_clock(clock)
    , m_traffic(clock)
{ }

std::chrono::milliseconds Diagnostics::uptime() const
{
    return m_liveSince ? m_clock.monotonic() - *m_liveSince : std::chrono::milliseconds(0);
}

QString Diagnostics::asText() const
{
    const QString counts = u"in %1 messages, %2 bytes; out %3 messages, %4 bytes\n"
                           "connects %5, reconnects %6, polls %7, catch-ups %8, snapshots %9"_s
                               .arg(m_counters.messagesIn)
                               .arg(m_counters.bytesIn)
                               .arg(m_counters.messagesOut)
                               .arg(m_counters.bytesOut)
                               .arg(m_counters.connects)
                               .arg(m_counters.reconnects)
                               .arg(m_counters.polls)
                               .arg(m_counters.catchUps)
                               .arg(m_counters.snapshots);
    QStringList lines {counts, u"resets %1, gaps %2"_s.arg(m_counters.resets).arg(m_counters.gaps)};
    for (const Entry& entry : m_entries)
        lines.append(u"%1 %2 %3"_s.arg(
            entry.at.rfc3339(), kindText(entry.kind).leftJustified(9), entry.text));
    return lines.join(u'\n') + u'\n';
}

void Diagnostics::clearEntries()
{
    m_entries.clear();
    emit entriesCleared();
}

void Diagnostics::note(Kind kind, const QString& text)
{
    appendBounded(m_entries, Entry {m_clock.now(), kind, text}, kMaxEntries);
    emit entryAdded();
}

void Diagnostics::enter(ConnectionState state, const QString& why)
{
    if (state == ConnectionState::CatchingUp)
        ++m_counters.catchUps;
    if (state == ConnectionState::Live) {
        m_liveSince = m_clock.monotonic();
        if (m_counters.connects++ > 0)
            ++m_counters.reconnects;
    } else {
        m_liveSince.reset();
    }
    appendBounded(m_states, StateEntry {m_clock.now(), state, why}, kMaxStates);
    note(Kind::State, u"%1, for: %2"_s.arg(sync::asText(state), why));
    emit stateEntered();
}

void Diagnostics::measured(std::chrono::milliseconds latency)
{
    appendBounded(m_latencies, latency, kMaxLatencies);
    emit latencyMeasured();
}

void Diagnostics::received(qint64 bytes)
{
    m_counters.bytesIn += bytes;
    m_traffic.add(bytes);
}

void Diagnostics::sent(qint64 bytes)
{
    m_counters.bytesOut += bytes;
    m_traffic.add(bytes);
}

} // namespace betlog::sync
