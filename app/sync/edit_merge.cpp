// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/sync/edit_merge.h"

#include <tuple>

namespace betlog::sync {

using domain::Line;
using domain::Slip;

namespace {

/// Chooses between two versions of a part by what it was, and remembers whether that was a choice.
class Chooser
{
public:
    template <typename T>
    [[nodiscard]] T choose(const T& was, const T& mine, const T& now)
    {
        if (mine == was)
            return now;
        if (now != was && now != mine)
            m_overlaps = true;
        return mine;
    }

    [[nodiscard]] bool overlaps() const { return m_overlaps; }

private:
    bool m_overlaps = false;
};

auto subjectOf(const Line& line)
{
    return std::tuple(line.category, line.market, line.selection, line.player, line.description);
}

auto termsOf(const Line& line)
{
    return std::tuple(line.stake, line.odds, line.boosts, line.startsAt);
}

auto termsOf(const Slip& slip)
{
    return std::tuple(slip.kind, slip.boosts, slip.stake, slip.sizes, slip.price);
}

Line mergedLine(Chooser& chooser, const Line& was, const Line& mine, const Line& now)
{
    Line line;
    std::tie(line.category, line.market, line.selection, line.player, line.description) =
        chooser.choose(subjectOf(was), subjectOf(mine), subjectOf(now));
    std::tie(line.stake, line.odds, line.boosts, line.startsAt) =
        chooser.choose(termsOf(was), termsOf(mine), termsOf(now));
    return line;
}

QList<Line> mergedLines(Chooser& chooser, const Slip& was, const Slip& mine, const Slip& now)
{
    const qsizetype count = was.lines.size();
    if (mine.lines.size() != count || now.lines.size() != count)
        return chooser.choose(was.lines, mine.lines, now.lines);
    QList<Line> lines;
    for (qsizetype i = 0; i < count; ++i)
        lines.append(mergedLine(chooser, was.lines.at(i), mine.lines.at(i), now.lines.at(i)));
    return lines;
}

Slip mergedSlip(Chooser& chooser, const Slip& was, const Slip& mine, const Slip& now)
{
    Slip slip = now;
    std::tie(slip.kind, slip.boosts, slip.stake, slip.sizes, slip.price) =
        chooser.choose(termsOf(was), termsOf(mine), termsOf(now));
    slip.lines = mergedLines(chooser, was, mine, now);
    slip.note = chooser.choose(was.note, mine.note, now.note);
    slip.tags = chooser.choose(was.tags, mine.tags, now.tags);
    slip.book = chooser.choose(was.book, mine.book, now.book);
    return slip;
}

} // namespace

MergedEdit mergeOnto(const domain::Bet& seen, const wire::EditBet& edit, const domain::Bet& now)
{
    Chooser chooser;
    MergedEdit merged;
    if (edit.slip)
        merged.edit.slip = mergedSlip(chooser, seen.slip, *edit.slip, now.slip);
    if (edit.awayTeam)
        merged.edit.awayTeam = chooser.choose(seen.awayTeam, *edit.awayTeam, now.awayTeam);
    if (edit.homeTeam)
        merged.edit.homeTeam = chooser.choose(seen.homeTeam, *edit.homeTeam, now.homeTeam);
    merged.overlaps = chooser.overlaps();
    return merged;
}

bool fitsOnto(const domain::Bet& seen, const wire::SetStatus& status, const domain::Bet& now)
{
    for (auto result = status.results.begin(); result != status.results.end(); ++result) {
        const qsizetype line = result.key();
        if (line < 0 || line >= seen.slip.lines.size() || line >= now.slip.lines.size())
            return false;
        if (subjectOf(seen.slip.lines.at(line)) != subjectOf(now.slip.lines.at(line)))
            return false;
        const domain::LineResult stands = now.results.value(line);
        if (stands != seen.results.value(line) && stands != result.value())
            return false;
    }
    const bool isOverridden = seen.payout.payoutOverride != now.payout.payoutOverride;
    return !status.payoutOverride || !isOverridden;
}

QueuedWrite basedOn(const domain::Bet& now, const QueuedWrite& write)
{
    QueuedWrite based = write;
    std::optional<int>& base = based.mutation.baseVersion;
    bool fits = false;
    if (const auto* const edit = std::get_if<wire::EditBet>(&write.mutation.operation)) {
        const MergedEdit merged = mergeOnto(*write.seen, *edit, now);
        fits = !merged.overlaps;
        if (fits)
            based.mutation.operation = merged.edit;
    } else if (const auto* const set = std::get_if<wire::SetStatus>(&write.mutation.operation)) {
        fits = fitsOnto(*write.seen, *set, now);
    }
    if (fits) {
        base = now.version;
        based.seen = now;
    }
    return based;
}

} // namespace betlog::sync
