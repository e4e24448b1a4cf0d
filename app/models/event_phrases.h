// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/models/receipt.h"
#include "app/sync/log_event.h"

namespace betlog::models {

/// What a change of the log is called in the log's own words, for toasts and the history.
///
/// The texts are plain: names from the wire are cut to a bearable length, kept on one line, and
/// those that could turn the direction of what follows are isolated (Unicode TR9).

/// "Lynx" for " 🐱Lynx": the name without the emoji and spaces that a catalogue put in front.
[[nodiscard]] QString teamName(const QString& shown);
/// "Lynx @ Wings"; one team alone where the other is missing, the league where both are.
[[nodiscard]] QString matchup(const domain::Bet& bet);

/// "Jaybers8 settled Reach 20 points on Lynx @ Wings: Won." Whoever is `self` is called "You".
[[nodiscard]] QString eventSentence(const sync::LogEvent& event, const QString& self);
/// The quieter second line: "#122 · WNBA · 3 lines · Reason: wrong price".
[[nodiscard]] QString eventDetail(const sync::LogEvent& event);

/// What was done to a bet, whatever the wire calls it.
enum class Deed { Placed, Settled, Edited, Deleted, Restored };
[[nodiscard]] Deed deedOf(const sync::LogEvent& event);

/// Several bets that are told together; what they do not share is left out.
struct SeveralBets
{
    qsizetype count = 0; ///< at least 2
    std::optional<Deed> deed;
    std::optional<QString> actor;
};

/// "Jaybers8 placed 5 bets.", "12 bets changed."
[[nodiscard]] QString severalSentence(const SeveralBets& bets, const QString& self);
/// "A bet on Lynx @ Wings changed several times."
[[nodiscard]] QString severalTimesSentence(const domain::Bet& bet);
/// "7 changes while you were away."
[[nodiscard]] QString awaySentence(qsizetype count);

} // namespace betlog::models
