// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/event_phrases.h"

#include "app/models/phrase_text.h"

#include <QStringList>

#include <algorithm>

namespace betlog::models {

using namespace Qt::Literals::StringLiterals;

namespace {

using domain::LineResult;

/// The lines whose result this event set, and to what.
struct Settled
{
    QList<int> lines;
    bool takenBack = false; ///< all of them became pending again
};

Settled settledLines(const sync::LogEvent& event)
{
    Settled settled;
    for (int line = 0; line < event.bet.results.size(); ++line) {
        const LineResult now = event.bet.results[line];
        // Where this client did not know the bet before, every result it has now is news.
        const LineResult then = event.before
            ? event.before->results.value(line, LineResult::Pending)
            : LineResult::Pending;
        if (now != then)
            settled.lines.append(line);
    }
    settled.takenBack =
        !settled.lines.isEmpty() && std::ranges::all_of(settled.lines, [&](int line) {
            return event.bet.results[line] == LineResult::Pending;
        });
    return settled;
}

QString lineName(const domain::Line& line)
{
    for (const QString& text : {line.selection, line.market, line.description, line.player}) {
        if (!text.trimmed().isEmpty())
            return shortened(text);
    }
    return u"a line"_s;
}

/// "2 won, 1 lost", in the order of the results' own list.
QString resultCounts(const sync::LogEvent& event, const QList<int>& lines)
{
    QStringList counts;
    for (const LineResult result :
         {LineResult::Won,
          LineResult::HalfWon,
          LineResult::Push,
          LineResult::Void,
          LineResult::HalfLost,
          LineResult::Lost,
          LineResult::Pending})
    {
        const auto count = std::ranges::count_if(
            lines, [&](int line) { return event.bet.results[line] == result; });
        if (count > 0)
            counts.append(u"%1 %2"_s.arg(count).arg(resultWord(result).toLower()));
    }
    return counts.join(u", "_s);
}

QString linesInWords(qsizetype count)
{
    return count == 1 ? u"1 line"_s : u"%1 lines"_s.arg(count);
}

/// What the event is about: "Lynx @ Wings", with the owner where somebody else acted.
QString betInWords(const sync::LogEvent& event, const QString& self)
{
    const QString where = matchup(event.bet);
    if (event.actor == event.bet.userName || event.bet.userName.isEmpty())
        return u"a bet on %1"_s.arg(where);
    const QString whose =
        event.bet.userName == self ? u"your"_s : shortened(event.bet.userName) + u"’s"_s;
    return u"%1 bet on %2"_s.arg(whose, where);
}

QString placedSentence(const sync::LogEvent& event, const QString& who, const QString& self)
{
    if (event.actor == event.bet.userName || event.bet.userName.isEmpty())
        return u"%1 placed a bet on %2."_s.arg(who, matchup(event.bet));
    const QString whom = event.bet.userName == self ? u"you"_s : shortened(event.bet.userName);
    return u"%1 placed a bet for %2 on %3."_s.arg(who, whom, matchup(event.bet));
}

QString settledSentence(const sync::LogEvent& event, const QString& who, const QString& self)
{
    const Settled settled = settledLines(event);
    const QString where = matchup(event.bet);
    if (settled.lines.isEmpty()) {
        const bool overridden = event.bet.payout.payoutOverride.has_value();
        return (overridden ? u"%1 set the payout of %2."_s : u"%1 went over %2."_s)
            .arg(who, betInWords(event, self));
    }
    const QString what = settled.lines.size() == 1
        ? lineName(event.bet.slip.lines.value(settled.lines.first()))
        : linesInWords(settled.lines.size());
    if (settled.takenBack)
        return u"%1 took back %2 on %3."_s.arg(who, what, where);
    const QString how = settled.lines.size() == 1
        ? resultWord(event.bet.results[settled.lines.first()])
        : resultCounts(event, settled.lines);
    return u"%1 settled %2 on %3: %4."_s.arg(who, what, where, how);
}

QString nameOf(const QString& actor, const QString& self)
{
    if (actor.isEmpty())
        return u"Somebody"_s;
    return actor == self ? u"You"_s : shortened(actor);
}

/// Nothing: the bets went through different things.
QString verbOf(std::optional<Deed> deed)
{
    switch (deed.value_or(Deed::Edited)) {
    case Deed::Placed:
        return u"placed"_s;
    case Deed::Settled:
        return u"settled"_s;
    case Deed::Deleted:
        return u"deleted"_s;
    case Deed::Restored:
        return u"brought back"_s;
    case Deed::Edited:
        break;
    }
    return u"changed"_s;
}

} // namespace

QString teamName(const QString& shown)
{
    return shortened(withoutLeadingSymbols(shown));
}

QString matchup(const domain::Bet& bet)
{
    const QString away = teamName(bet.awayTeam);
    const QString home = teamName(bet.homeTeam);
    if (away.isEmpty() && home.isEmpty())
        return shortened(bet.league);
    if (away.isEmpty() || home.isEmpty())
        return away + home;
    return u"%1 @ %2"_s.arg(away, home);
}

Deed deedOf(const sync::LogEvent& event)
{
    if (event.type == wire::ChangeType::Created)
        return Deed::Placed;
    if (event.type == wire::ChangeType::Deleted)
        return Deed::Deleted;
    switch (event.updateType.value_or(wire::UpdateType::Edit)) {
    case wire::UpdateType::Status:
        return Deed::Settled;
    case wire::UpdateType::Restore:
        return Deed::Restored;
    case wire::UpdateType::Edit:
        break;
    }
    return Deed::Edited;
}

QString eventSentence(const sync::LogEvent& event, const QString& self)
{
    const QString who = nameOf(event.actor, self);
    const Deed deed = deedOf(event);
    if (deed == Deed::Placed)
        return placedSentence(event, who, self);
    if (deed == Deed::Settled)
        return settledSentence(event, who, self);
    return u"%1 %2 %3."_s.arg(who, verbOf(deed), betInWords(event, self));
}

QString eventDetail(const sync::LogEvent& event)
{
    QStringList parts;
    if (event.bet.number > 0)
        parts.append(u"#%1"_s.arg(event.bet.number));
    if (!event.bet.league.isEmpty())
        parts.append(shortened(event.bet.league));
    if (event.bet.slip.lines.size() == 1)
        parts.append(lineName(event.bet.slip.lines.first()));
    else if (!event.bet.slip.lines.isEmpty())
        parts.append(linesInWords(event.bet.slip.lines.size()));
    if (!event.reason.trimmed().isEmpty())
        parts.append(u"Reason: %1"_s.arg(shortened(event.reason, kLongestReason)));
    return parts.join(u" · "_s);
}

QString severalSentence(const SeveralBets& bets, const QString& self)
{
    const QString verb = verbOf(bets.deed);
    if (bets.actor)
        return u"%1 %2 %3 bets."_s.arg(nameOf(*bets.actor, self), verb).arg(bets.count);
    const bool changed = bets.deed.value_or(Deed::Edited) == Deed::Edited;
    return changed ? u"%1 bets changed."_s.arg(bets.count)
                   : u"%1 bets were %2."_s.arg(bets.count).arg(verb);
}

QString severalTimesSentence(const domain::Bet& bet)
{
    return u"A bet on %1 changed several times."_s.arg(matchup(bet));
}

QString awaySentence(qsizetype count)
{
    return count == 1 ? u"1 change while you were away."_s
                      : u"%1 changes while you were away."_s.arg(count);
}

} // namespace betlog::models
