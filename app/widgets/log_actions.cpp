// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/log_actions.h"

#include "app/models/week_bets.h"
#include "app/sync/replica.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/bet_words.h"
#include "base/random.h"

namespace betlog::widgets {

namespace {

QString nameOf(const domain::Bet& bet)
{
    return bet.number == 0 ? LogActions::tr("the new bet")
                           : LogActions::tr("bet #%1").arg(bet.number);
}

} // namespace

LogActions::LogActions(sync::SyncEngine& engine, base::Random& random, QObject* parent)
    : QObject(parent)
    , m_engine(engine)
    , m_random(random)
{
    using sync::SyncEngine;
    connect(&engine, &SyncEngine::refused, this, [this](base::MutationId mutation) {
        m_history.noteRefused(mutation);
    });
    connect(&engine, &SyncEngine::historyReset, this, [this] { m_history.clear(); });
    connect(&engine, &SyncEngine::happened, this, [this](const sync::LogEvent& event) {
        if (!event.simulated)
            m_history.noteForeign(event.bet.id, event.actor, nameOf(event.bet));
    });
}

std::optional<sync::ShownBet> LogActions::shown(base::BetId bet) const
{
    return m_engine.replica().find(bet);
}

base::MutationId LogActions::place(const wire::CreateBet& bet)
{
    const base::BetId id(m_random.uuid());
    const base::MutationId mutation = m_engine.place(bet, id);
    notePlaced(id, mutation);
    return mutation;
}

base::MutationId
LogActions::correct(base::BetId bet, base::MutationId write, const wire::CreateBet& corrected)
{
    const base::MutationId mutation = m_engine.amend(write, corrected);
    if (mutation.isNull()) // it was accepted while its correction was typed
        return edit(bet, {corrected.slip, corrected.awayTeam, corrected.homeTeam});
    m_history.noteRefused(write);
    notePlaced(bet, mutation);
    return mutation;
}

void LogActions::notePlaced(base::BetId bet, base::MutationId mutation)
{
    m_history.did(
        {tr("placing a bet"),
         {bet},
         {mutation},
         [this, bet] { return removeAll({bet}); },
         [this, bet] {
             return restoreAll({bet});
         }});
}

base::MutationId LogActions::edit(base::BetId bet, const wire::EditBet& edit, const QString& reason)
{
    const std::optional<sync::ShownBet> before = shown(bet);
    return before ? this->edit(domain::Bet(before->bet), edit, reason) : base::MutationId();
}

base::MutationId
LogActions::edit(const domain::Bet& seen, const wire::EditBet& edit, const QString& reason)
{
    const base::BetId bet = seen.id;
    const std::optional<sync::ShownBet> now = shown(bet);
    const domain::Bet before = now ? now->bet : seen;
    const wire::EditBet back {before.slip, before.awayTeam, before.homeTeam};
    const QString text = tr("the edit of %1").arg(nameOf(before));
    const base::MutationId mutation = m_engine.edit(seen, edit, reason);
    const QString backReason = reason.isEmpty() ? QString() : tr("Taken back: %1").arg(reason);
    m_history.did(
        {text,
         {bet},
         {mutation},
         [=, this] { return QList {m_engine.edit(bet, back, backReason)}; },
         [=, this] {
             return QList {m_engine.edit(bet, edit, reason)};
         }});
    return mutation;
}

void LogActions::setPayout(base::BetId bet, const std::optional<domain::PayoutOverride>& payout)
{
    const std::optional<sync::ShownBet> before = shown(bet);
    if (!before || before->bet.payout.payoutOverride == payout)
        return;
    const QString text = tr("the payout of %1").arg(nameOf(before->bet));
    setStatus(text, bet, {{}, payout}, {{}, before->bet.payout.payoutOverride});
}

void LogActions::settle(base::BetId bet, int line, domain::LineResult result)
{
    const std::optional<sync::ShownBet> before = shown(bet);
    if (!before || line < 0 || line >= before->bet.results.size())
        return;
    const domain::LineResult was = before->bet.results[line];
    if (was == result)
        return;
    const QString text = tr("%1 on %2").arg(statusLook(statusOf(result)).word, nameOf(before->bet));
    setStatus(text, bet, {{{line, result}}, {}}, {{{line, was}}, {}});
}

void LogActions::setStatus(
    const QString& text,
    base::BetId bet,
    const wire::SetStatus& status,
    const wire::SetStatus& back)
{
    const base::MutationId mutation = m_engine.setStatus(bet, status);
    m_history.did(
        {text,
         {bet},
         {mutation},
         [=, this] { return QList {m_engine.setStatus(bet, back)}; },
         [=, this] {
             return QList {m_engine.setStatus(bet, status)};
         }});
}

void LogActions::remove(const QList<base::BetId>& bets, const QString& reason)
{
    QList<domain::Bet> gone;
    Bets ids;
    for (const base::BetId id : bets) {
        const std::optional<sync::ShownBet> before = shown(id);
        if (!before || before->deleting)
            continue;
        if (!models::isInLog(*before)) { // nothing to be deleted, and nothing to be brought back
            discard(id);
            continue;
        }
        gone.append(before->bet);
        ids.append(id);
    }
    if (gone.isEmpty())
        return;
    const QString text = gone.size() == 1 ? tr("deleting %1").arg(nameOf(gone.first()))
                                          : tr("deleting %1 bets").arg(countText(gone.size()));
    const auto step = m_history.did(
        {text,
         ids,
         removeAll(ids, reason),
         [this, ids] { return restoreAll(ids); },
         [this, ids, reason] {
             return removeAll(ids, reason);
         }});
    emit removed(gone, step);
}

void LogActions::restore(base::BetId bet)
{
    m_history.did(
        {tr("bringing a bet back"),
         {bet},
         restoreAll({bet}),
         [this, bet] { return removeAll({bet}); },
         [this, bet] {
             return restoreAll({bet});
         }});
}

QList<base::MutationId> LogActions::removeAll(const Bets& bets, const QString& reason)
{
    QList<base::MutationId> mutations;
    for (const base::BetId bet : bets)
        mutations.append(m_engine.remove(bet, reason));
    return mutations;
}

QList<base::MutationId> LogActions::restoreAll(const Bets& bets)
{
    QList<base::MutationId> mutations;
    for (const base::BetId bet : bets)
        mutations.append(m_engine.restore(bet));
    return mutations;
}

void LogActions::retry(base::BetId bet, const QString& reason)
{
    const std::optional<sync::ShownBet> refused = shown(bet);
    if (!refused || refused->mutation.isNull())
        return;
    if (refused->delivery == sync::Delivery::Conflicted)
        m_engine.keepMine(refused->mutation);
    else
        m_engine.retry(refused->mutation, reason);
}

void LogActions::discard(base::BetId bet)
{
    const std::optional<sync::ShownBet> refused = shown(bet);
    if (!refused || refused->mutation.isNull())
        return;
    if (refused->delivery == sync::Delivery::Conflicted)
        m_engine.keepTheirs(refused->mutation);
    else
        m_engine.discard(refused->mutation);
}

} // namespace betlog::widgets
