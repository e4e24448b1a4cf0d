// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/bet_edit.h"

namespace betlog::models {

namespace {

using domain::Slip;

void keepLines(const Slip& was, const BetDraft& loaded, const BetDraft& typed, Slip& slip)
{
    if (typed.kind != loaded.kind)
        return; // whose the stakes are is another matter now
    if (typed.lines == loaded.lines) {
        slip.lines = was.lines;
        slip.boosts = was.boosts;
        return;
    }
    const qsizetype shared = std::min(typed.lines.size(), loaded.lines.size());
    for (qsizetype i = 0; i < shared; ++i) {
        if (typed.lines[i] != loaded.lines[i])
            continue;
        // The boosts of the house follow from all lines together.
        const QList<domain::Boost> boosts = slip.lines[i].boosts;
        slip.lines[i] = was.lines[i];
        slip.lines[i].boosts = boosts;
    }
}

[[nodiscard]] bool sameTerms(const BetDraft& a, const BetDraft& b)
{
    return a.kind == b.kind && a.stake == b.stake && a.price == b.price
        && a.priceFormat == b.priceFormat && a.sizes == b.sizes;
}

} // namespace

wire::EditBet editOf(
    const domain::Bet& opened,
    const BetDraft& loaded,
    const BetDraft& typed,
    const wire::CreateBet& read)
{
    const Slip& was = opened.slip;
    Slip slip = read.slip;
    slip.book = was.book;
    slip.externalId = was.externalId;
    if (typed.note == loaded.note)
        slip.note = was.note;
    if (typed.tags == loaded.tags)
        slip.tags = was.tags;
    if (sameTerms(typed, loaded)) {
        slip.stake = was.stake;
        slip.price = was.price;
        slip.sizes = was.sizes;
    }
    keepLines(was, loaded, typed, slip);

    wire::EditBet edit;
    if (slip != was)
        edit.slip = slip;
    if (typed.awayTeam != loaded.awayTeam)
        edit.awayTeam = read.awayTeam;
    if (typed.homeTeam != loaded.homeTeam)
        edit.homeTeam = read.homeTeam;
    return edit;
}

} // namespace betlog::models
