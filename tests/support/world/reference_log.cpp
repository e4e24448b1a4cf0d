// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/reference_log.h"

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;
using domain::Bet;

namespace {

/// Takes the part over where the writer changed it. False: somebody else had changed it too, to
/// something else, and would be overwritten.
template <typename Part>
[[nodiscard]] bool merge(Part& now, const Part& seen, const Part& wanted)
{
    if (wanted == seen || wanted == now)
        return true;
    if (now != seen)
        return false;
    now = wanted;
    return true;
}

[[nodiscard]] bool
mergeSlip(domain::Slip& now, const domain::Slip& seen, const domain::Slip& wanted)
{
    bool isGood = merge(now.note, seen.note, wanted.note) && merge(now.tags, seen.tags, wanted.tags)
        && merge(now.book, seen.book, wanted.book);
    // Worlds never add, remove or reorder lines.
    for (qsizetype i = 0; i < now.lines.size() && i < wanted.lines.size(); ++i)
        isGood = isGood && merge(now.lines[i], seen.lines.at(i), wanted.lines.at(i));
    return isGood;
}

/// What a person can see of a bet, in words, where it differs.
QString difference(const Bet& expected, const Bet& found)
{
    QStringList parts;
    const auto compare = [&parts](bool same, const QString& part) {
        if (!same)
            parts.append(part);
    };
    compare(expected.number == found.number, u"number"_s);
    compare(expected.userName == found.userName, u"user"_s);
    compare(expected.room() == found.room(), u"room"_s);
    compare(expected.awayTeam == found.awayTeam, u"away team"_s);
    compare(expected.homeTeam == found.homeTeam, u"home team"_s);
    compare(expected.slip == found.slip, u"slip"_s);
    compare(expected.results == found.results, u"results"_s);
    compare(expected.version == found.version, u"version"_s);
    compare(expected.updatedBy == found.updatedBy, u"updated by"_s);
    return parts.join(u", "_s);
}

} // namespace

QString ReferenceLog::follow(const wire::Change& change, const wire::Mutation& mutation)
{
    if (change.bet.id != mutation.betId)
        return u"it changed another bet than was asked for"_s;
    if (const auto* const create = std::get_if<wire::CreateBet>(&mutation.operation))
        return place(change, *create);
    if (!m_stories.contains(mutation.betId))
        return u"it changed a bet that is not there"_s;
    Story& story = m_stories[mutation.betId];
    const bool isRestore = std::holds_alternative<wire::RestoreBet>(mutation.operation);
    if (story.isDeleted != isRestore)
        return u"it changed a bet that is %1 there"_s.arg(isRestore ? u"still"_s : u"no longer"_s);
    story.isDeleted = std::holds_alternative<wire::DeleteBet>(mutation.operation);
    QString wrong;
    if (const auto* const status = std::get_if<wire::SetStatus>(&mutation.operation))
        wrong = setResults(story, mutation, *status, change.actor);
    if (const auto* const edited = std::get_if<wire::EditBet>(&mutation.operation))
        wrong = edit(story, mutation, *edited);
    if (!wrong.isEmpty())
        return wrong;
    if (!story.isDeleted) {
        ++story.now.version;
        story.now.updatedBy = change.actor;
        story.versions.insert(story.now.version, story.now);
    }
    const QString differs = difference(story.now, change.bet);
    return differs.isEmpty() ? QString() : u"the bet is another than it should be: "_s + differs;
}

QString ReferenceLog::place(const wire::Change& change, const wire::CreateBet& create)
{
    if (m_stories.contains(change.bet.id))
        return u"it placed a bet that was there"_s;
    Bet bet;
    bet.id = change.bet.id;
    bet.number = m_stories.size() + 1;
    bet.userName = create.userName;
    bet.league = create.league;
    bet.weekKey = create.weekKey.value_or(change.bet.weekKey);
    bet.awayTeam = create.awayTeam;
    bet.homeTeam = create.homeTeam;
    bet.slip = create.slip;
    bet.results.fill(domain::LineResult::Pending, create.slip.lines.size());
    bet.version = 1;
    bet.updatedBy = change.actor;
    m_stories.insert(bet.id, Story {{{1, bet}}, bet, false, {}});
    const QString differs = difference(bet, change.bet);
    return differs.isEmpty() ? QString() : u"the bet is another than was placed: "_s + differs;
}

/// What was seen in a history that is no more says nothing about this one.
Bet ReferenceLog::seenBy(const Story& story, const wire::Mutation& mutation)
{
    return story.versions.value(mutation.baseVersion.value_or(story.now.version), story.now);
}

QString ReferenceLog::setResults(
    Story& story,
    const wire::Mutation& mutation,
    const wire::SetStatus& status,
    const QString& actor)
{
    const Bet seen = seenBy(story, mutation);
    for (auto it = status.results.begin(); it != status.results.end(); ++it) {
        domain::LineResult& now = story.now.results[it.key()];
        const bool isStale =
            now != seen.results.at(it.key()) && story.resultBy.value(it.key()) != actor;
        if (isStale && now != it.value())
            return u"it overwrote somebody else's result of line %1"_s.arg(it.key());
        if (now != it.value())
            story.resultBy[it.key()] = actor;
        now = it.value();
    }
    return {};
}

QString
ReferenceLog::edit(Story& story, const wire::Mutation& mutation, const wire::EditBet& edit) const
{
    const Bet seen = seenBy(story, mutation);
    Bet& now = story.now;
    const bool isGood = (!edit.awayTeam || merge(now.awayTeam, seen.awayTeam, *edit.awayTeam))
        && (!edit.homeTeam || merge(now.homeTeam, seen.homeTeam, *edit.homeTeam))
        && (!edit.slip || mergeSlip(now.slip, seen.slip, *edit.slip));
    return isGood ? QString() : u"it overwrote what somebody else had changed"_s;
}

QString ReferenceLog::followNothing(const wire::Mutation& mutation, int version) const
{
    const auto story = m_stories.constFind(mutation.betId);
    if (story == m_stories.constEnd() || !story->versions.contains(version))
        return u"it was acked with a bet that never was"_s;
    Story then = *story;
    then.now = then.versions[version];
    const Bet before = then.now;
    if (const auto* const status = std::get_if<wire::SetStatus>(&mutation.operation)) {
        for (auto it = status->results.begin(); it != status->results.end(); ++it)
            then.now.results[it.key()] = it.value();
    }
    if (const auto* const edited = std::get_if<wire::EditBet>(&mutation.operation)) {
        if (const QString wrong = edit(then, mutation, *edited); !wrong.isEmpty())
            return wrong;
    }
    const bool canBeNothing = !std::holds_alternative<wire::CreateBet>(mutation.operation)
        && !std::holds_alternative<wire::DeleteBet>(mutation.operation);
    return canBeNothing && then.now == before ? QString() : u"it was acked, and nothing changed"_s;
}

QMap<base::BetId, Bet> ReferenceLog::bets() const
{
    QMap<base::BetId, Bet> bets;
    for (auto story = m_stories.begin(); story != m_stories.end(); ++story) {
        if (!story->isDeleted)
            bets.insert(story.key(), story->now);
    }
    return bets;
}

} // namespace betlog::tests
