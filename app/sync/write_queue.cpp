// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/write_queue.h"

#include <algorithm>

namespace betlog::sync {

void WriteQueue::add(const QueuedWrite& write)
{
    const Place place = ++m_last;
    m_places.insert(write.mutation.id, place);
    m_ofBet[write.mutation.betId].append(place);
    const bool isRefused = write.refusal.has_value();
    m_entries.emplace(place, Entry {write, isRefused ? Stage::Refused : Stage::Waiting});
    if (!isRefused)
        m_waiting.insert(place);
}

/// The one way from stage to stage, so that the counts stay true.
void WriteQueue::enter(Place place, Entry& entry, Stage stage)
{
    m_inFlight += int(stage == Stage::InFlight) - int(entry.stage == Stage::InFlight);
    m_held += int(stage == Stage::Held) - int(entry.stage == Stage::Held);
    entry.stage = stage;
    if (stage == Stage::Waiting)
        m_waiting.insert(place);
    else
        m_waiting.erase(place);
}

/// Whether an earlier write to the same bet is not answered yet.
bool WriteQueue::isHeldUp(Place place, base::BetId bet) const
{
    const QList<Place> places = m_ofBet.value(bet);
    return std::ranges::any_of(places, [this, place](Place other) {
        return other < place && m_entries.at(other).stage != Stage::Refused;
    });
}

std::optional<WriteQueue::Place> WriteQueue::next() const
{
    if (m_inFlight >= m_window)
        return std::nullopt;
    const auto free = std::ranges::find_if(m_waiting, [this](Place place) {
        return !isHeldUp(place, m_entries.at(place).write.mutation.betId);
    });
    return free == m_waiting.end() ? std::nullopt : std::optional(*free);
}

bool WriteQueue::hasNext() const
{
    return next().has_value();
}

const QueuedWrite* WriteQueue::takeNext()
{
    const std::optional<Place> place = next();
    if (!place)
        return nullptr;
    Entry& taken = m_entries.at(*place);
    enter(*place, taken, Stage::InFlight);
    taken.write.mayHaveArrived = true;
    // Written on top of a bet that had no version yet: that was its first.
    if (taken.write.mutation.baseVersion == 0)
        taken.write.mutation.baseVersion = 1;
    return &taken.write;
}

QList<base::MutationId> WriteQueue::takeBackAll()
{
    QList<base::MutationId> taken;
    for (auto& [place, entry] : m_entries) {
        if (entry.stage != Stage::InFlight)
            continue;
        enter(place, entry, Stage::Waiting);
        taken.append(entry.write.mutation.id);
    }
    return taken;
}

void WriteQueue::takeBack(base::MutationId mutation)
{
    if (Entry* const found = entry(mutation); found && found->stage == Stage::InFlight)
        enter(m_places.value(mutation), *found, Stage::Waiting);
}

std::optional<QueuedWrite> WriteQueue::remove(base::MutationId mutation)
{
    const auto known = m_places.constFind(mutation);
    if (known == m_places.constEnd())
        return std::nullopt;
    const Place place = *known;
    m_places.erase(known);
    Entry& gone = m_entries.at(place);
    enter(place, gone, Stage::Refused); // out of every count
    QueuedWrite write = std::move(gone.write);
    m_entries.erase(place);
    QList<Place>& places = m_ofBet[write.mutation.betId];
    places.removeOne(place);
    if (places.isEmpty())
        m_ofBet.remove(write.mutation.betId);
    return write;
}

void WriteQueue::refuse(base::MutationId mutation, const WriteRefusal& refusal)
{
    if (Entry* const found = entry(mutation)) {
        found->write.refusal = refusal;
        enter(m_places.value(mutation), *found, Stage::Refused);
    }
}

const QueuedWrite* WriteQueue::nextOf(base::BetId bet) const
{
    for (const Place place : m_ofBet.value(bet)) {
        const Entry& entry = m_entries.at(place);
        if (entry.stage == Stage::Waiting)
            return &entry.write;
        if (entry.stage != Stage::Refused)
            return nullptr;
    }
    return nullptr;
}

void WriteQueue::hold(base::MutationId mutation)
{
    if (Entry* const found = entry(mutation))
        enter(m_places.value(mutation), *found, Stage::Held);
}

void WriteQueue::release(const QueuedWrite& write)
{
    Entry* const found = entry(write.mutation.id);
    if (!found || found->stage != Stage::Held)
        return;
    found->write = write;
    enter(m_places.value(write.mutation.id), *found, Stage::Waiting);
}

void WriteQueue::rename(base::MutationId mutation, const LogName& log)
{
    if (Entry* const found = entry(mutation))
        found->write.log = log;
}

WriteQueue::Entry* WriteQueue::entry(base::MutationId mutation)
{
    const auto place = m_places.constFind(mutation);
    return place == m_places.constEnd() ? nullptr : &m_entries.at(*place);
}

const WriteQueue::Entry* WriteQueue::find(base::MutationId mutation) const
{
    const auto place = m_places.constFind(mutation);
    return place == m_places.constEnd() ? nullptr : &m_entries.at(*place);
}

QList<base::MutationId> WriteQueue::refusedOf(base::BetId bet) const
{
    QList<base::MutationId> refused;
    for (const Place place : m_ofBet.value(bet)) {
        const Entry& entry = m_entries.at(place);
        if (entry.stage == Stage::Refused)
            refused.append(entry.write.mutation.id);
    }
    return refused;
}

QList<base::MutationId> WriteQueue::allOf(base::BetId bet) const
{
    QList<base::MutationId> writes;
    for (const Place place : m_ofBet.value(bet))
        writes.append(m_entries.at(place).write.mutation.id);
    return writes;
}

bool WriteQueue::isRefused(base::MutationId mutation) const
{
    const auto place = m_places.constFind(mutation);
    return place != m_places.constEnd() && m_entries.at(*place).stage == Stage::Refused;
}

QList<base::MutationId> WriteQueue::all() const
{
    QList<base::MutationId> mutations;
    for (const auto& [place, entry] : m_entries)
        mutations.append(entry.write.mutation.id);
    return mutations;
}

int WriteQueue::unanswered() const
{
    return static_cast<int>(m_waiting.size()) + m_inFlight + m_held;
}

} // namespace betlog::sync
