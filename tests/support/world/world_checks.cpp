// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "tests/support/world/world_checks.h"

#include "app/sync/diagnostics.h"
#include "app/sync/sync_state.h"
#include "server/store/verify.h"
#include "tests/support/world/sim_log_service.h"

namespace betlog::tests {

using namespace Qt::Literals::StringLiterals;
using domain::Bet;

QString WorldChecks::firstFailure()
{
    const std::initializer_list<std::function<QString()>> checks {
        [this]() { return logHoldsTogether(); },
        [this]() { return logIsWhatWasTold(); },
        [this]() { return logIsWhatWasAsked(); },
        [this]() { return everyWriteWasAnswered(); },
        [this]() { return everyAckHasOneEffect(); },
        [this]() { return allShowTheSame(); },
        [this]() {
            return pollersHaveTheLog();
        }};
    for (const auto& check : checks) {
        if (const QString wrong = check(); !wrong.isEmpty())
            return wrong;
    }
    return {};
}

QString WorldChecks::whoIsRestless() const
{
    QStringList restless;
    for (const auto& client : m_world.m_clients) {
        if (!client->isRunning() || client->isAtRest())
            continue;
        restless.append(u"%1 is %2 with %3 unanswered"_s
                            .arg(client->name(), asText(client->engine().status().state))
                            .arg(client->replica().sendingCount()));
    }
    return u"no rest: "_s + restless.join(u", "_s);
}

const ToldHistory& WorldChecks::told() const
{
    return m_world.m_told[m_world.m_epoch];
}

const WriteFate* WorldChecks::fateOf(base::MutationId mutation) const
{
    for (const auto& client : m_world.m_clients) {
        const auto fate = client->fates().constFind(mutation);
        if (fate != client->fates().constEnd())
            return &*fate;
    }
    return nullptr;
}

/// Chains, seq and n without gaps, bets as the changes leave them: what `betlogd verify` checks.
QString WorldChecks::logHoldsTogether()
{
    const auto report = store::verifyLog(m_world.m_server.log().connection());
    return report ? QString() : u"verify finds: "_s + report.error().detail;
}

QString WorldChecks::logIsWhatWasTold()
{
    const auto slice = store::SqlReader(m_world.m_server.log().connection())
                           .changes({{}, {domain::RoomPattern()}, 100'000});
    if (!slice)
        return u"the log cannot be read: "_s + slice.error().detail;
    if (slice->changes.size() != told().changes().size())
        return u"%1 changes were told, and %2 are on disk"_s.arg(told().changes().size())
            .arg(slice->changes.size());
    return m_world.m_told[m_world.m_epoch].compare(slice->changes);
}

/// The reference model, replayed from the mutations alone, comes to the same bets.
QString WorldChecks::logIsWhatWasAsked()
{
    QSet<base::MutationId> done;
    for (const wire::Change& change : told().changes()) {
        const QString where = u"change %1: "_s.arg(change.seq.value());
        if (!fateOf(change.mutationId))
            return where + u"nobody asked for it"_s;
        if (done.contains(change.mutationId))
            return where + u"its mutation was done before"_s;
        done.insert(change.mutationId);
        if (const QString wrong = follow(change); !wrong.isEmpty())
            return where + wrong;
    }
    const QMap<base::BetId, Bet> expected = m_reference.bets();
    return expected.keys() == told().bets().keys() ? QString()
                                                   : u"other bets are there than should be"_s;
}

/// A write may have come in twice and based on different versions, where its client learnt
/// meanwhile that the write before it was accepted; one of the forms was taken.
QString WorldChecks::follow(const wire::Change& change)
{
    const wire::Operation& meant = fateOf(change.mutationId)->write.mutation.operation;
    QString wrong = u"the server was never asked for it"_s;
    for (const wire::Mutation& form : m_world.m_asked[change.mutationId]) {
        if (form.operation != meant)
            return u"something else was asked for than was meant"_s;
        ReferenceLog trial = m_reference;
        wrong = trial.follow(change, form);
        if (!wrong.isEmpty())
            continue;
        m_reference = trial;
        return {};
    }
    return wrong;
}

QString WorldChecks::everyWriteWasAnswered() const
{
    for (const auto& client : m_world.m_clients) {
        for (auto fate = client->fates().begin(); fate != client->fates().end(); ++fate) {
            const QString whose = client->name() + u"'s "_s + fate.key().text();
            const bool isDone = fate->accepted || fate->refused || fate->isLetGo;
            if (fate->wasShown && !isDone)
                return whose + u" was shown as pending and never answered"_s;
            if (fate->isContradicted)
                return whose + u" was accepted and refused"_s;
        }
    }
    return {};
}

/// Of the log as it is: what was acked for a history that is gone is gone with it.
QString WorldChecks::everyAckHasOneEffect() const
{
    QMap<base::MutationId, int> effects;
    for (const wire::Change& change : told().changes())
        ++effects[change.mutationId];
    for (const auto& client : m_world.m_clients) {
        for (auto fate = client->fates().begin(); fate != client->fates().end(); ++fate) {
            const QString whose = client->name() + u"'s "_s + fate.key().text();
            const int count = effects.value(fate.key());
            if (fate->isLetGo && count > 0)
                return whose + u" was taken back, and done"_s;
            if (fate->epoch != m_world.m_epoch)
                continue;
            if (fate->refused && count > 0)
                return whose + u" was refused, and done"_s;
            if (!fate->accepted || count == 1)
                continue;
            const QString wrong =
                m_reference.followNothing(fate->write.mutation, fate->accepted->version);
            if (!wrong.isEmpty())
                return whose + u": "_s + wrong;
        }
    }
    return {};
}

QString WorldChecks::allShowTheSame() const
{
    for (const auto& client : m_world.m_clients) {
        if (const QString wrong = clientShowsTheLog(*client); !wrong.isEmpty())
            return wrong;
    }
    return {};
}

/// Every bet of the weeks that it follows, every earlier one that waits for a result, no other; and
/// each as the server has it, unless a refusal of its own is still shown on it.
QString WorldChecks::clientShowsTheLog(SimClient& client) const
{
    const domain::WeekKey week =
        m_world.m_server.log().settings().weekStart.weekOf(m_world.m_time.now());
    if (client.engine().currentWeek() != week)
        return u"%1 lives in the week of %2"_s.arg(
            client.name(), client.engine().currentWeek().text());
    if (!client.engine().isLoaded(week))
        return client.name() + u" has not loaded the current week"_s;
    const QMap<base::BetId, Bet> shown = client.shown();
    for (const Bet& bet : told().bets()) {
        const bool isWaiting = bet.weekKey < client.engine().currentWeek()
            && bet.results.contains(domain::LineResult::Pending);
        const bool isWanted = client.engine().isLoaded(bet.weekKey) || isWaiting;
        if (isWanted && !shown.contains(bet.id))
            return u"%1 does not show bet %2 of %3, in the week of %4"_s.arg(client.name())
                .arg(bet.number)
                .arg(bet.room().text(), client.engine().currentWeek().text());
    }
    for (const Bet& bet : shown) {
        const sync::ShownBet entry = *client.replica().find(bet.id);
        if (entry.delivery == sync::Delivery::Confirmed && told().bets().value(bet.id) != bet)
            return u"%1 shows bet %2 at version %3, and the server has version %4"_s
                .arg(client.name())
                .arg(bet.number)
                .arg(bet.version)
                .arg(told().bets().value(bet.id).version);
        if (sync::isUnanswered(entry.delivery))
            return u"%1 shows bet %2 as pending for ever"_s.arg(client.name()).arg(bet.number);
    }
    return {};
}

QString WorldChecks::pollersHaveTheLog() const
{
    for (const auto& poller : m_world.m_pollers) {
        if (poller->bets() != told().bets())
            return u"a script that polls has come to another state"_s;
    }
    return {};
}

} // namespace betlog::tests
