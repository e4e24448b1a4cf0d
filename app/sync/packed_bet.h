// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/sync/packed_bytes.h"
#include "domain/bet.h"

#include <optional>

namespace betlog::sync {

/// What lists ask of each of very many bets.
struct BetGlance
{
    base::BetId id;
    domain::WeekKey weekKey;
    qint64 number = 0;
    int version = 0;
    base::Timestamp betDate;
    domain::Payout payout;
    QList<domain::LineResult> results;
    PackedText userName;
    PackedText league;
    /// All that people search by, these two first: of the bet, of each line, and the tags.
    QVarLengthArray<PackedText, 32> texts;
};

/// A bet at rest: all of it in some hundred bytes, a quarter of what it takes when it is looked at,
/// in one piece that costs nothing to hand on. In memory as in the cache's file; nothing else ever
/// reads it: another form is another step of the cache's schema.
///
/// A value, shared until it is written: any thread may have its copy.
class PackedBet final
{
public:
    PackedBet() = default; ///< of no bet: nothing can be asked of it
    explicit PackedBet(const domain::Bet& bet);

    /// nullopt: no bet is packed like this.
    [[nodiscard]] static std::optional<PackedBet> fromBytes(QByteArray bytes);

    [[nodiscard]] const QByteArray& bytes() const { return m_bytes; }

    [[nodiscard]] domain::Bet unpack() const;
    [[nodiscard]] BetGlance glance() const; ///< its texts lie in this bet
    [[nodiscard]] base::BetId id() const;
    [[nodiscard]] domain::WeekKey weekKey() const;
    [[nodiscard]] domain::Room room() const;

    /// Whether they are packed of equal bets.
    friend bool operator==(const PackedBet&, const PackedBet&) = default;

private:
    QByteArray m_bytes;
};

[[nodiscard]] QList<PackedBet> packed(const QList<domain::Bet>& bets);

} // namespace betlog::sync
