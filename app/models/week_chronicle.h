// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "wire/change.h"
#include "wire/weekly_seal.h"

#include <QHash>
#include <QList>

#include <optional>

namespace betlog::models {

/// Everything that was ever written in one week, in order: what it came to, what each change
/// changed, how the week stood after any of them, and whether each follows from the one before.
class WeekChronicle
{
public:
    /// The next change, and the JSON text that its hash is of.
    void append(const wire::Change& change, const QByteArray& text);
    void clear();

    [[nodiscard]] qsizetype size() const { return m_changes.size(); }

    [[nodiscard]] const wire::Change& change(qsizetype index) const { return m_changes[index]; }

    /// The bet as it was before that change; nullptr where the change made it.
    [[nodiscard]] const domain::Bet* before(qsizetype index) const;
    /// The bets of the week as they stood after so many changes.
    [[nodiscard]] QList<domain::Bet> betsAfter(qsizetype count) const;

    /// Six words for all of it; empty for no change, or where the chain is broken.
    [[nodiscard]] QStringList seal() const;

    /// The first change whose hash does not follow from the one before it in its room.
    [[nodiscard]] std::optional<qsizetype> firstBreak() const { return m_break; }

private:
    QList<wire::Change> m_changes;
    QList<qsizetype> m_previous; ///< of the same bet; −1 for none
    QHash<base::BetId, qsizetype> m_last; ///< of each bet
    QHash<domain::Room, wire::SealedRoom> m_rooms;
    std::optional<qsizetype> m_break;
};

} // namespace betlog::models
