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

    /// What is different; empty where nothing is.
    [[nodiscard]] QString differenceFrom(const Face& other) const
    {
        QStringList different;
        if (away != other.away)
            different.append(u"away team"_s);
        if (home != other.home)
            different.append(u"home team"_s);
        if (slip != other.slip)
            different.append(u"slip"_s);
        if (results != other.results)
            different.append(u"results"_s);
        return different.join(u", "_s);
    }
};

/// Accepted, and its change may still be on its way. A deletion gives the bet no new version.
bool mayBeUnheard(const sync::QueueEntry& entry, const Bet& confirmed)
{
    if (entry.state != sync::QueueState::Accepted)
        return false;
    return std::holds_alternative<wire::DeleteBet>(entry.operation)
        || entry.mine->version > confirmed.version;
}

bool isPending(const sync::QueueEntry& entry)
{
    const bool isOpen =
        entry.state == sync::QueueState::Waiting || entry.state == sync::QueueState::Sent;
    return isOpen && !entry.isElsewhere;
}

} // namespace

/// A bet of which a write is somewhere between its ack and its change is left out: which of them
/// the client has heard is its own to know.
QString mixUpIn(SimClient& client, const IsTold& isTold)
{
    QMap<base::BetId, Face> expected;
    QSet<base::BetId> between;
    for (const sync::QueueEntry& entry : client.engine().queue()) {
        const std::optional<Bet> confirmed = client.confirmed(entry.bet);
        if (!confirmed)
            continue;
        if (mayBeUnheard(entry, *confirmed))
            between.insert(entry.bet);
        if (!isPending(entry))
            continue;
        if (isTold(entry.mutation))
            between.insert(entry.bet);
        if (!expected.contains(entry.bet))
            expected.insert(entry.bet, Face(*confirmed));
        std::visit(*expected.find(entry.bet), entry.operation);
    }
    for (auto face = expected.begin(); face != expected.end(); ++face) {
        if (between.contains(face.key()))
            continue;
        const std::optional<sync::ShownBet> shown = client.replica().find(face.key());
        const QString wrong = shown ? face->differenceFrom(Face(shown->bet)) : u"everything"_s;
        if (!wrong.isEmpty())
            return u"%1 shows a mix of what it wrote to %2 and what it was told: %3"_s.arg(
                client.name(), face.key().text(), wrong);
    }
    return {};
}

} // namespace betlog::tests
