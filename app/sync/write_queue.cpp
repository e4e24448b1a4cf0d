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
    m_entries.emplace(place, Entry {write, Stage::Waiting});
    m_waiting.insert(place);
}

/// The one way from stage to stage, so that the counts stay true.
void WriteQueue::enter(Place place, Entry& entry, Stage stage)
{
    if (entry.stage == Stage::InFlight)
        --m_inFlight;
    if (stage == Stage::InFlight)
        ++m_inFlight;
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
    return &taken.write;
}

void WriteQueue::takeBackAll()
{
    for (auto& [place, entry] : m_entries) {
        if (entry.stage == Stage::InFlight)
            enter(place, entry, Stage::Waiting);
    }
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

void WriteQueue::markRefused(base::MutationId mutation)
{
    if (Entry* const found = entry(mutation))
        enter(m_places.value(mutation), *found, Stage::Refused);
}

void WriteQueue::rebase(const QueuedWrite& answered, int version)
{
    const int before = answered.mutation.baseVersion.value_or(0);
    if (version != before + 1)
        return;
    for (const Place place : m_ofBet.value(answered.mutation.betId)) {
        Entry& behind = m_entries.at(place);
        std::optional<int>& base = behind.write.mutation.baseVersion;
        if (behind.stage == Stage::Waiting && base && *base == before)
            base = version;
    }
}

WriteQueue::Entry* WriteQueue::entry(base::MutationId mutation)
{
    const auto place = m_places.constFind(mutation);
    return place == m_places.constEnd() ? nullptr : &m_entries.at(*place);
}

const QueuedWrite* WriteQueue::find(base::MutationId mutation) const
{
    const auto place = m_places.constFind(mutation);
    return place == m_places.constEnd() ? nullptr : &m_entries.at(*place).write;
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
    return static_cast<int>(m_waiting.size()) + m_inFlight;
}

} // namespace betlog::sync
