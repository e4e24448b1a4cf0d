// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/told_history.h"

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;

namespace {

size_t weightOf(const domain::Bet& bet)
{
    return qHashMulti(0, bet.id, bet.version);
}

} // namespace

QString ToldHistory::add(const QList<core::CommittedChange>& changes)
{
    for (const core::CommittedChange& told : changes) {
        const base::Expected<wire::Change> change = wire::decodeChange(told.json);
        if (!change)
            return u"the feed told something unreadable: %1"_s.arg(change.error().detail);
        if (change->seq.value() != m_changes.size() + 1)
            return u"the feed told seq %1 after seq %2"_s.arg(change->seq.value())
                .arg(m_changes.size());
        take(*change, told.json);
    }
    return {};
}

QString ToldHistory::compare(const QList<QByteArray>& log)
{
    for (qsizetype i = 0; i < m_texts.size(); ++i) {
        if (i >= log.size())
            return u"change %1 was told, and is not on disk"_s.arg(i + 1);
        if (log.at(i) != m_texts.at(i))
            return u"change %1 was told, and is another one on disk"_s.arg(i + 1);
    }
    for (qsizetype i = m_texts.size(); i < log.size(); ++i) {
        const base::Expected<wire::Change> change = wire::decodeChange(log.at(i));
        if (!change || change->seq.value() != i + 1)
            return u"change %1 on disk cannot be read, or says it is another"_s.arg(i + 1);
        take(*change, log.at(i));
    }
    return {};
}

void ToldHistory::take(const wire::Change& change, const QByteArray& json)
{
    m_writes.insert(change.mutationId);
    m_texts.append(json);
    m_changes.append(change);
    const domain::Bet& bet = change.bet;
    RoomStory& room = m_rooms[change.room.text()];
    room.room = change.room;
    room.bets.insert(bet.id);
    if (const auto before = m_bets.constFind(bet.id); before != m_bets.constEnd())
        room.sum -= weightOf(*before);
    if (change.type == wire::ChangeType::Deleted) {
        m_bets.remove(bet.id);
        m_deleted.insert(bet.id, bet);
    } else {
        m_bets.insert(bet.id, bet);
        m_deleted.remove(bet.id);
        m_versions.insert({bet.id, bet.version}, bet);
        room.sum += weightOf(bet);
    }
    room.after.append(room.sum);
}

bool ToldHistory::everHad(const domain::Bet& bet) const
{
    const domain::Bet* const then = version(bet.id, bet.version);
    return then && *then == bet;
}

const domain::Bet* ToldHistory::version(base::BetId id, int version) const
{
    const auto found = m_versions.constFind({id, version});
    return found == m_versions.constEnd() ? nullptr : &*found;
}

qsizetype ToldHistory::RoomStory::placeOf(const QList<domain::Bet>& there, qsizetype from) const
{
    size_t wanted = 0;
    for (const domain::Bet& bet : there)
        wanted += weightOf(bet);
    return after.indexOf(wanted, from);
}

} // namespace betlog::tests
