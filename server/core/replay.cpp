// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/replay.h"

#include "domain/settlement.h"
#include "wire/bet_json.h"
#include "wire/codec.h"

#include <QCryptographicHash>

namespace betlog::core {

using namespace Qt::Literals::StringLiterals;
using wire::Change;
using wire::ChangeType;

namespace {

auto broken(const QString& detail)
{
    return base::unexpected(base::Error {base::ErrorCode::StorageFailed, detail, {}});
}

QByteArray digestOf(const QByteArray& json)
{
    return QCryptographicHash::hash(json, QCryptographicHash::Sha256);
}

base::Expected<Change> changeOf(const ChangeRecord& stored)
{
    const base::Expected<wire::ServerMessage> message = wire::decodeServerMessage(stored.json);
    if (!message)
        return broken(u"it cannot be read: %1"_s.arg(message.error().detail));
    if (const auto* change = std::get_if<Change>(&*message))
        return *change;
    return broken(u"it is something else"_s);
}

/// Whether the columns that queries look for say what the text says.
base::Expected<void> checkColumns(const ChangeRecord& stored, const Change& change)
{
    if (change.seq != stored.seq)
        return broken(u"it says that it is change %1"_s.arg(change.seq.value()));
    const bool sameRoom = change.room == stored.room && change.bet.room() == stored.room;
    if (!sameRoom)
        return broken(
            u"it is filed under %1 and speaks of %2"_s.arg(stored.room.text(), change.room.text()));
    if (change.bet.number != stored.betNumber || change.bet.version != stored.version)
        return broken(u"it is filed under version %1 of bet %2 and speaks of version %3 of bet %4"_s
                          .arg(stored.version)
                          .arg(stored.betNumber)
                          .arg(change.bet.version)
                          .arg(change.bet.number));
    return {};
}

/// Whether the columns beside a bet's text say what the text says.
bool sameFigures(const domain::StatEntry& figures, const domain::Bet& bet)
{
    const domain::Payout& payout = bet.payout;
    return figures.number == bet.number && figures.userName == bet.userName
        && figures.league == bet.league && figures.week == bet.weekKey
        && figures.kind == domain::betKindName(bet.slip.kind) && figures.tags == bet.slip.tags
        && figures.results == bet.results && figures.payout.totalWager == payout.totalWager
        && figures.payout.totalReturn == payout.totalReturn
        && figures.payout.settled == payout.settled
        && figures.payout.evaluatedAt == payout.evaluatedAt;
}

/// Whether the bet as a whole has this result. Where a bookkeeper set the payout, what was computed
/// is not in the bet any more; then only whether it is decided can be told.
bool isResultOf(domain::LineResult result, const domain::Bet& bet)
{
    const domain::LineResult computed = domain::betResult(bet.payout, bet.results);
    if (!bet.payout.payoutOverride)
        return result == computed;
    return (result == domain::LineResult::Pending) == (computed == domain::LineResult::Pending);
}

/// What conflicts are judged by, as the changes of one bet left it; empty where they cannot be
/// read.
QByteArray versionsAfterAll(const QList<QByteArray>& history)
{
    BetVersions versions;
    std::optional<domain::Bet> before;
    for (const QByteArray& json : history) {
        const base::Expected<Change> change = wire::decodeChange(json);
        if (!change)
            return {};
        if (!before)
            versions = versionsOfNew(change->bet);
        else if (change->type != ChangeType::Deleted)
            versions = versionsAfter(versions, *before, change->bet);
        before = change->bet;
    }
    return encodeVersions(versions);
}

} // namespace

base::Expected<void> Replay::follow(const ChangeRecord& stored)
{
    const auto inChange = [&stored](const base::Error& error) {
        return broken(u"change %1: %2"_s.arg(stored.seq.value()).arg(error.detail));
    };
    if (stored.seq != m_seq.next())
        return broken(u"change %1 is missing"_s.arg(m_seq.next().value()));
    const base::Expected<Change> change = changeOf(stored);
    if (!change)
        return inChange(change.error());
    if (const auto columns = checkColumns(stored, *change); !columns)
        return inChange(columns.error());
    RoomHead& head = m_rooms[stored.room];
    head.room = stored.room;
    if (const auto link = followChain(head, *change, stored.json); !link)
        return inChange(link.error());
    const auto moved = change->type == ChangeType::Created ? place(*change) : move(*change);
    if (!moved)
        return inChange(moved.error());
    m_unanswered.insert(change->mutationId);
    m_seq = stored.seq;
    return {};
}

base::Expected<void> Replay::place(const Change& change)
{
    const domain::Bet& bet = change.bet;
    if (m_bets.contains(bet.id))
        return broken(u"it places a bet that is there already"_s);
    if (bet.number != m_bets.size() + 1)
        return broken(u"it places bet %1 after bet %2"_s.arg(bet.number).arg(m_bets.size()));
    if (bet.version != 1)
        return broken(u"it places a bet at version %1"_s.arg(bet.version));
    m_bets.insert(bet.id, {bet.number, 1, change.seq, false, digestOf(wire::encodeBet(bet))});
    return {};
}

base::Expected<void> Replay::move(const Change& change)
{
    const domain::Bet& bet = change.bet;
    const auto standing = m_bets.find(bet.id);
    if (standing == m_bets.end() || standing->number != bet.number)
        return broken(u"it changes bet %1, which was never placed"_s.arg(bet.number));
    const bool isRestore = change.updateType == wire::UpdateType::Restore;
    if (standing->isDeleted != isRestore)
        return broken(u"it changes bet %1, which is %2 deleted"_s.arg(bet.number)
                          .arg(standing->isDeleted ? "already"_L1 : "not"_L1));
    const QByteArray digest = digestOf(wire::encodeBet(bet));
    if (change.type == ChangeType::Deleted) {
        if (digest != standing->digest)
            return broken(u"it deletes bet %1 as it never was"_s.arg(bet.number));
    } else if (bet.version != standing->version + 1) {
        return broken(u"it makes version %1 of bet %2 follow version %3"_s.arg(bet.version)
                          .arg(bet.number)
                          .arg(standing->version));
    }
    *standing = {bet.number, bet.version, change.seq, change.type == ChangeType::Deleted, digest};
    return {};
}

base::Expected<void> Replay::checkBet(const FoundBet& found, const QList<QByteArray>& history)
{
    const qint64 number = found.figures.number;
    const std::optional<base::BetId> id = base::BetId::fromText(found.id);
    const auto standing = id ? m_bets.constFind(*id) : m_bets.constEnd();
    if (standing == m_bets.constEnd())
        return broken(u"bet %1 is in no change"_s.arg(number));
    const base::Expected<domain::Bet> bet = wire::decodeBet(found.json);
    const bool isSame = bet && bet->id == *id && sameFigures(found.figures, *bet)
        && digestOf(found.json) == standing->digest && number == standing->number
        && found.seq == standing->seq && found.isDeleted == standing->isDeleted;
    if (!isSame || !isResultOf(found.figures.result, *bet))
        return broken(u"bet %1 is not what its changes say"_s.arg(number));
    if (found.versions != versionsAfterAll(history))
        return broken(u"bet %1 does not say which of its changes made what"_s.arg(number));
    m_seenBets.insert(*id);
    return {};
}

base::Expected<void> Replay::checkRoom(const RoomHead& found)
{
    const auto head = m_rooms.constFind(found.room);
    if (head == m_rooms.constEnd())
        return broken(u"room %1 has no changes"_s.arg(found.room.text()));
    if (*head != found)
        return broken(u"room %1 does not end where its changes end"_s.arg(found.room.text()));
    m_seenRooms.insert(found.room);
    return {};
}

base::Expected<void> Replay::checkAnswer(const QString& mutation, std::optional<base::Seq> seq)
{
    m_unanswered.remove(base::MutationId::fromText(mutation).value_or(base::MutationId()));
    if (!seq || (*seq >= base::Seq(1) && *seq <= m_seq))
        return {};
    return broken(u"the answer to %1 speaks of change %2, which is not there"_s.arg(mutation).arg(
        seq->value()));
}

base::Expected<void> Replay::checkCounters(const Counters& found) const
{
    if (found.seq != m_seq)
        return broken(u"change %1 is missing"_s.arg(m_seq.next().value()));
    if (found.number != m_bets.size())
        return broken(
            u"%1 bets were numbered and %2 were placed"_s.arg(found.number).arg(m_bets.size()));
    return {};
}

base::Expected<void> Replay::checkNothingIsMissing() const
{
    for (auto bet = m_bets.begin(); bet != m_bets.end(); ++bet) {
        if (!m_seenBets.contains(bet.key()))
            return broken(u"bet %1 is missing"_s.arg(bet->number));
    }
    for (const base::MutationId id : m_unanswered)
        return broken(u"the answer to %1, which made a change, is missing"_s.arg(id.text()));
    for (const RoomHead& head : m_rooms) {
        if (!m_seenRooms.contains(head.room))
            return broken(u"room %1 is missing"_s.arg(head.room.text()));
    }
    return {};
}

} // namespace betlog::core
