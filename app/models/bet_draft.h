// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "domain/bet.h"
#include "wire/mutation.h"

#include <QList>
#include <QTimeZone>

namespace betlog::domain {
struct Catalog;
}

namespace betlog::models {

/// One line of a slip as it is being typed.
struct LineDraft
{
    QString category;
    QString market;
    QString selection;
    QString player;
    QString description;
    QString stake;
    QString odds; ///< in any format, or "win 18.00"
    /// The format that the person chose; nullopt: it is recognised from the text.
    std::optional<domain::OddsFormat> oddsFormat;
    QString starts; ///< when it starts: "Sun 13:00"; see typed_start.h
    /// What `starts` was written from; it is kept to the millisecond while the text says the same.
    std::optional<base::Timestamp> startsAt;
    QList<domain::Boost> boosts; ///< those that no house rule gives; kept as they came

    friend bool operator==(const LineDraft&, const LineDraft&) = default;
};

/// What is known about the log that the bet is for.
struct DraftRules
{
    domain::Currency currency;
    domain::SettlementRules settlement;
    const domain::Catalog* catalog = nullptr; ///< not owned; nullptr: no house boosts
    bool houseBoosts = false; ///< the log is one of play money
    base::Timestamp now; ///< what "today" is
    QTimeZone zone = QTimeZone::systemTimeZone();
};

/// What a draft amounts to.
struct DraftReview
{
    wire::CreateBet bet; ///< to be placed only where `errors` is empty
    /// What is wrong, with the pointers that the server would use: "/bet_data/lines/0/stake".
    QList<base::FieldError> errors;
    std::optional<domain::Money> staked; ///< as far as it can be told
    std::optional<domain::Money> returns; ///< if every line wins

    [[nodiscard]] bool isSound() const { return errors.isEmpty(); }

    /// The first error at `pointer`; empty for none.
    [[nodiscard]] QString errorAt(const QString& pointer) const;
};

/// A bet as a person types it: texts, not values, so that a half-typed one can be kept and shown.
struct BetDraft
{
    QString userName;
    QString league;
    QString awayTeam;
    QString homeTeam;
    domain::BetKind kind = domain::BetKind::Singles;
    QList<LineDraft> lines {LineDraft()};
    QString stake; ///< of a parlay; of a system, of each combination
    QString price; ///< one price for the whole parlay; empty: the product of the lines' prices
    /// The format that the price came in or that was chosen; nullopt: recognised from the text.
    std::optional<domain::OddsFormat> priceFormat;
    QList<int> sizes {2}; ///< of a system
    QList<domain::Boost> boosts;
    QString note;
    QStringList tags;
    QString book;
    QString externalId;

    /// The draft that would make this bet again; for editing and duplicating.
    [[nodiscard]] static BetDraft fromBet(
        const domain::Bet& bet,
        const domain::Currency& currency,
        const QTimeZone& zone = QTimeZone::systemTimeZone());

    /// Reads everything that was typed, and says what it would pay.
    [[nodiscard]] DraftReview review(const DraftRules& rules) const;

    friend bool operator==(const BetDraft&, const BetDraft&) = default;
};

/// Reads a price as typed: "win 18.00" is an amount to be won, a chosen format is taken at its
/// word, anything else is recognised. Nothing: the text is no price.
[[nodiscard]] std::optional<domain::Odds> oddsFromTyped(
    QStringView typed, std::optional<domain::OddsFormat> format, const domain::Currency& currency);
/// The other way round: what a person would have typed.
[[nodiscard]] QString typedOdds(const domain::Odds& odds, const domain::Currency& currency);

} // namespace betlog::models
