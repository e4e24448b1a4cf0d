// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "server/core/conflict.h"

namespace betlog::core {

using namespace domain;
using namespace Qt::Literals::StringLiterals;

namespace {

struct PartText
{
    BetPart part;
    QLatin1StringView pointer;
    QLatin1StringView name;
};

/// The parts that an edit sets as a whole; lines are merged one by one.
constexpr PartText kEditedParts[] = {
    {BetPart::AwayTeam, "/away_team"_L1, "away team"_L1},
    {BetPart::HomeTeam, "/home_team"_L1, "home team"_L1},
    {BetPart::Terms, "/bet_data"_L1, "kind, stake or price of the slip"_L1},
    {BetPart::Note, "/bet_data/note"_L1, "note"_L1},
    {BetPart::Tags, "/bet_data/tags"_L1, "list of tags"_L1},
    {BetPart::Book, "/bet_data/book"_L1, "book"_L1},
};

base::Error conflict(const QString& pointer, const QString& detail)
{
    return base::fieldError(base::ErrorCode::Conflict, pointer, detail);
}

QString linePointer(qsizetype line)
{
    return u"/bet_data/lines/%1"_s.arg(line);
}

base::Error lineConflict(qsizetype line)
{
    return conflict(linePointer(line), u"Line %1 was changed meanwhile."_s.arg(line + 1));
}

base::Error noSuchLine(qsizetype line)
{
    return base::fieldError(
        base::ErrorCode::Invalid,
        u"/betStatus/%1"_s.arg(line),
        u"This bet has no line %1."_s.arg(line + 1));
}

base::Error linesConflict()
{
    return conflict(u"/bet_data/lines"_s, u"The lines were changed meanwhile."_s);
}

/// The results of `continued` lines; new ones are pending.
QList<LineResult> carriedResults(const QList<LineResult>& results, const QList<int>& continued)
{
    QList<LineResult> carried;
    for (const int old : continued)
        carried.append(old < 0 ? LineResult::Pending : results.at(old));
    return carried;
}

/// What the writer would have made of the bet that they saw.
Bet intended(const wire::EditBet& edit, const Bet& seen)
{
    Bet bet = seen;
    if (edit.slip) {
        bet.slip = *edit.slip;
        bet.slip.externalId = seen.slip.externalId; // where a bet came from is not for editing
    }
    bet.awayTeam = edit.awayTeam.value_or(seen.awayTeam);
    bet.homeTeam = edit.homeTeam.value_or(seen.homeTeam);
    return bet;
}

void copyPart(BetPart part, const Bet& from, Bet& to)
{
    switch (part) {
    case BetPart::AwayTeam:
        to.awayTeam = from.awayTeam;
        return;
    case BetPart::HomeTeam:
        to.homeTeam = from.homeTeam;
        return;
    case BetPart::Terms:
        to.slip.kind = from.slip.kind;
        to.slip.stake = from.slip.stake;
        to.slip.sizes = from.slip.sizes;
        to.slip.price = from.slip.price;
        to.slip.boosts = from.slip.boosts;
        return;
    case BetPart::Note:
        to.slip.note = from.slip.note;
        return;
    case BetPart::Tags:
        to.slip.tags = from.slip.tags;
        return;
    case BetPart::Book:
        to.slip.book = from.slip.book;
        return;
    case BetPart::LineOrder:
    case BetPart::PayoutOverride:
        break;
    }
    Q_UNREACHABLE();
}

void copySubject(const Line& from, Line& to)
{
    to.category = from.category;
    to.market = from.market;
    to.selection = from.selection;
    to.player = from.player;
    to.description = from.description;
}

void copyTerms(const Line& from, Line& to)
{
    to.stake = from.stake;
    to.odds = from.odds;
    to.boosts = from.boosts;
    to.startsAt = from.startsAt;
}

/// One line that kept its place for both the writer and everybody else.
base::Expected<void> mergeLine(const Bet& wanted, const Sight& sight, qsizetype i, Bet& merged)
{
    const Line& seen = sight.seen.slip.lines.at(i);
    const Line& sent = wanted.slip.lines.at(i);
    const Line& current = sight.current.slip.lines.at(i);
    const LineVersions& versions = sight.versions.lines.at(i);
    if (!sameSubject(seen, sent)) {
        const bool isTouched =
            versions.subject > sight.seenVersion || versions.result > sight.seenVersion;
        if (isTouched && !sameSubject(current, sent))
            return base::unexpected(lineConflict(i));
        copySubject(sent, merged.slip.lines[i]);
    }
    if (!sameTerms(seen, sent)) {
        if (versions.terms > sight.seenVersion && !sameTerms(current, sent))
            return base::unexpected(lineConflict(i));
        copyTerms(sent, merged.slip.lines[i]);
    }
    return {};
}

bool anyLineTouched(const Sight& sight)
{
    for (const LineVersions& line : sight.versions.lines) {
        if (line.subject > sight.seenVersion || line.terms > sight.seenVersion
            || line.result > sight.seenVersion)
            return true;
    }
    return false;
}

base::Expected<void> mergeLines(const Bet& wanted, const Sight& sight, Bet& merged)
{
    const QList<Line>& sent = wanted.slip.lines;
    const QList<Line>& current = sight.current.slip.lines;
    if (sent == sight.seen.slip.lines || sent == current)
        return {};
    if (sight.versions.of(BetPart::LineOrder) > sight.seenVersion)
        return base::unexpected(linesConflict());
    if (samePart(BetPart::LineOrder, sight.seen, wanted)) {
        for (qsizetype i = 0; i < sent.size(); ++i) {
            if (const base::Expected<void> line = mergeLine(wanted, sight, i, merged); !line)
                return line;
        }
        return {};
    }
    if (anyLineTouched(sight))
        return base::unexpected(linesConflict());
    merged.slip.lines = sent;
    merged.results = carriedResults(sight.current.results, continuedLines(current, sent));
    return {};
}

base::Expected<void> checkResult(qsizetype line, LineResult wanted, const Sight& sight)
{
    const bool isReordered = sight.versions.of(BetPart::LineOrder) > sight.seenVersion;
    if (line >= sight.current.results.size())
        return base::unexpected(isReordered ? lineConflict(line) : noSuchLine(line));
    if (sight.current.results.at(line) == wanted)
        return {};
    const LineVersions& versions = sight.versions.lines.at(line);
    if (versions.result > sight.seenVersion) {
        const QString detail = u"%1 has set line %2 to %3 meanwhile."_s;
        return base::unexpected(conflict(
            u"/betStatus/%1"_s.arg(line),
            detail.arg(versions.resultBy)
                .arg(line + 1)
                .arg(lineResultName(sight.current.results.at(line)))));
    }
    if (isReordered || versions.subject > sight.seenVersion)
        return base::unexpected(lineConflict(line));
    return {};
}

} // namespace

base::Expected<Bet> mergeEdit(const wire::EditBet& edit, const Sight& sight)
{
    const Bet wanted = intended(edit, sight.seen);
    Bet merged = sight.current;
    for (const PartText& text : kEditedParts) {
        if (samePart(text.part, sight.seen, wanted))
            continue;
        const bool isStale = sight.versions.of(text.part) > sight.seenVersion;
        if (isStale && !samePart(text.part, sight.current, wanted)) {
            const QString detail = u"The %1 was changed meanwhile."_s;
            return base::unexpected(conflict(text.pointer, detail.arg(text.name)));
        }
        copyPart(text.part, wanted, merged);
    }
    if (const base::Expected<void> lines = mergeLines(wanted, sight, merged); !lines)
        return base::unexpected(lines.error());
    return merged;
}

base::Expected<Bet> mergeStatus(const wire::SetStatus& status, const Sight& sight)
{
    Bet merged = sight.current;
    for (auto it = status.results.begin(); it != status.results.end(); ++it) {
        const base::Expected<void> check = checkResult(it.key(), it.value(), sight);
        if (!check)
            return base::unexpected(check.error());
        merged.results[it.key()] = it.value();
    }
    if (status.payoutOverride) {
        const bool isStale = sight.versions.of(BetPart::PayoutOverride) > sight.seenVersion;
        if (isStale && sight.current.payout.payoutOverride != *status.payoutOverride)
            return base::unexpected(
                conflict(u"/payout_override"_s, u"The payout was overridden meanwhile."_s));
        merged.payout.payoutOverride = *status.payoutOverride;
    }
    return merged;
}

} // namespace betlog::core
