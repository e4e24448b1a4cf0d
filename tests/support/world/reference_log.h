// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "wire/change.h"
#include "wire/mutation.h"

#include <QMap>

namespace betlog::tests {

/// What the log should hold, worked out a second time in the plainest way: every mutation that was
/// acked, applied to bare values in the order of seq. It knows no SQL, no versions of parts and no
/// JSON, and shares no rule with the ledger.
class ReferenceLog
{
public:
    /// The change that the server made of `mutation`; what is wrong with it, or an empty text.
    [[nodiscard]] QString follow(const wire::Change& change, const wire::Mutation& mutation);
    /// A mutation that was acked and made no change: what it asked for must have stood already when
    /// the bet was at this version. What is wrong, or an empty text.
    [[nodiscard]] QString followNothing(const wire::Mutation& mutation, int version) const;

    /// The bets that are there in the end.
    [[nodiscard]] QMap<base::BetId, domain::Bet> bets() const;

private:
    struct Story
    {
        QMap<int, domain::Bet> versions;
        domain::Bet now;
        bool isDeleted = false;
        QMap<int, QString> resultBy; ///< who set the result of a line last
    };

    [[nodiscard]] static domain::Bet seenBy(const Story& story, const wire::Mutation& mutation);
    [[nodiscard]] QString place(const wire::Change& change, const wire::CreateBet& create);
    [[nodiscard]] QString setResults(
        Story& story,
        const wire::Mutation& mutation,
        const wire::SetStatus& status,
        const QString& actor);
    [[nodiscard]] QString
    edit(Story& story, const wire::Mutation& mutation, const wire::EditBet& edit) const;

    QMap<base::BetId, Story> m_stories;
};

} // namespace betlog::tests
