// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/pending_check.h"

#include "tests/support/world/sim_client.h"

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;
using domain::Bet;

namespace {

/// What a person may change of a bet, with some writes on top.
struct Face
{
    QString away;
    QString home;
    domain::Slip slip;
    QList<domain::LineResult> results;

    explicit Face(const Bet& bet)
        : away(bet.awayTeam)
        , home(bet.homeTeam)
        , slip(bet.slip)
        , results(bet.results)
    { }

    void operator()(const wire::EditBet& edit)
    {
        away = edit.awayTeam.value_or(away);
        home = edit.homeTeam.value_or(home);
        if (!edit.slip)
            return;
        const auto externalId = slip.externalId;
        slip = *edit.slip;
        slip.externalId = externalId;
        results.resize(slip.lines.size(), domain::LineResult::Pending);
    }

    void operator()(const wire::SetStatus& status)
    {
        for (auto result = status.results.begin(); result != status.results.end(); ++result)
            results[result.key()] = result.value();
    }

    void operator()(const wire::CreateBet&) { }

    void operator()(const wire::DeleteBet&) { }

    void operator()(const wire::RestoreBet&) { }

    friend bool operator==(const Face&, const Face&) = default;
};

bool isPending(const sync::QueueEntry& entry)
{
    const bool isOpen =
        entry.state == sync::QueueState::Waiting || entry.state == sync::QueueState::Sent;
    return isOpen && !entry.isElsewhere;
}

} // namespace

/// A bet whose accepted write is still to be told is left out: an ack stands in for that.
QString mixUpIn(SimClient& client)
{
    QMap<base::BetId, Face> expected;
    QSet<base::BetId> acked;
    for (const sync::QueueEntry& entry : client.engine().queue()) {
        const Bet* const confirmed = client.confirmed(entry.bet);
        if (!confirmed)
            continue;
        if (entry.state == sync::QueueState::Accepted && entry.mine->version > confirmed->version)
            acked.insert(entry.bet);
        if (!isPending(entry))
            continue;
        if (!expected.contains(entry.bet))
            expected.insert(entry.bet, Face(*confirmed));
        std::visit(*expected.find(entry.bet), entry.operation);
    }
    for (auto face = expected.begin(); face != expected.end(); ++face) {
        const sync::ShownBet* const shown = client.replica().find(face.key());
        if (!acked.contains(face.key()) && (!shown || Face(shown->bet) != *face))
            return u"%1 shows a mix of what it wrote to %2 and what it was told"_s.arg(
                client.name(), face.key().text());
    }
    return {};
}

} // namespace betlog::tests
