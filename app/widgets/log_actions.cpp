// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/log_actions.h"

#include "app/sync/replica.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/bet_words.h"
#include "base/random.h"

#include <algorithm>

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
    connect(&engine, &sync::SyncEngine::refused, this, &LogActions::forgetRefused);
    connect(&engine, &sync::SyncEngine::historyReset, this, &LogActions::clear);
}

const sync::ShownBet* LogActions::shown(base::BetId bet) const
{
    return m_engine.replica().find(bet);
}

base::MutationId LogActions::place(const wire::CreateBet& bet)
{
    const base::BetId id(m_random.uuid());
    const base::MutationId mutation = m_engine.place(bet, id);
    remember(tr("placing a bet"), {mutation}, [this, id] { m_engine.remove(id); });
    return mutation;
}

base::MutationId LogActions::edit(base::BetId bet, const wire::EditBet& edit, const QString& reason)
{
    const sync::ShownBet* const before = shown(bet);
    if (!before)
        return {};
    const wire::EditBet back {before->bet.slip, before->bet.awayTeam, before->bet.homeTeam};
    const QString text = tr("the edit of %1").arg(nameOf(before->bet));
    const base::MutationId mutation = m_engine.edit(bet, edit, reason);
    const QString backReason = reason.isEmpty() ? QString() : tr("Taken back: %1").arg(reason);
    remember(
        text, {mutation}, [this, bet, back, backReason] { m_engine.edit(bet, back, backReason); });
    return mutation;
}

void LogActions::setPayout(base::BetId bet, const std::optional<domain::PayoutOverride>& payout)
{
    const sync::ShownBet* const before = shown(bet);
    if (!before || before->bet.payout.payoutOverride == payout)
        return;
    const std::optional<domain::PayoutOverride> was = before->bet.payout.payoutOverride;
    const QString text = tr("the payout of %1").arg(nameOf(before->bet));
    const base::MutationId mutation = m_engine.setStatus(bet, {{}, payout});
    remember(text, {mutation}, [this, bet, was] { m_engine.setStatus(bet, {{}, was}); });
}

void LogActions::settle(base::BetId bet, int line, domain::LineResult result)
{
    const sync::ShownBet* const before = shown(bet);
    if (!before || line < 0 || line >= before->bet.results.size())
        return;
    const domain::LineResult was = before->bet.results[line];
    if (was == result)
        return;
    const QString text = tr("%1 on %2").arg(statusLook(statusOf(result)).word, nameOf(before->bet));
    const base::MutationId mutation = m_engine.setStatus(bet, {{{line, result}}, {}});
    remember(text, {mutation}, [this, bet, line, was] {
        m_engine.setStatus(bet, {{{line, was}}, {}});
    });
}

void LogActions::remove(const QList<base::BetId>& bets)
{
    QList<domain::Bet> gone;
    QList<base::MutationId> mutations;
    for (const base::BetId id : bets) {
        const sync::ShownBet* const before = shown(id);
        if (!before || before->deleting)
            continue;
        gone.append(before->bet);
        mutations.append(m_engine.remove(id));
    }
    if (gone.isEmpty())
        return;
    const QString text = gone.size() == 1 ? tr("deleting %1").arg(nameOf(gone.first()))
                                          : tr("deleting %1 bets").arg(countText(gone.size()));
    const StepId step = remember(text, mutations, [this, gone] {
        for (const domain::Bet& bet : gone)
            m_engine.restore(bet.id);
    });
    emit removed(gone, step);
}

void LogActions::restore(base::BetId bet)
{
    const base::MutationId mutation = m_engine.restore(bet);
    remember(tr("bringing a bet back"), {mutation}, [this, bet] { m_engine.remove(bet); });
}

void LogActions::retry(base::BetId bet)
{
    if (const sync::ShownBet* const refused = shown(bet); refused && !refused->mutation.isNull())
        m_engine.retry(refused->mutation);
}

void LogActions::discard(base::BetId bet)
{
    if (const sync::ShownBet* const refused = shown(bet); refused && !refused->mutation.isNull())
        m_engine.discard(refused->mutation);
}

QString LogActions::undoText() const
{
    return m_steps.isEmpty() ? QString() : m_steps.last().text;
}

void LogActions::undo()
{
    if (!m_steps.isEmpty())
        undoStep(m_steps.last().id);
}

void LogActions::undoStep(StepId step)
{
    const auto found = std::ranges::find(m_steps, step, &Step::id);
    if (found == m_steps.end())
        return;
    const Step taken = *found;
    m_steps.erase(found);
    taken.takeBack();
    emit undoChanged();
}

LogActions::StepId LogActions::remember(
    const QString& text, const QList<base::MutationId>& mutations, std::function<void()> takeBack)
{
    if (m_steps.size() == kMaxSteps)
        m_steps.removeFirst();
    m_steps.append({++m_lastStep, text, mutations, std::move(takeBack)});
    emit undoChanged();
    return m_lastStep;
}

void LogActions::forgetRefused(base::MutationId mutation)
{
    // Of a step of many writes the others still stand; taking back what never was does no harm.
    const qsizetype forgotten = m_steps.removeIf(
        [mutation](const Step& step) { return step.mutations == QList {mutation}; });
    if (forgotten > 0)
        emit undoChanged();
}

void LogActions::clear()
{
    m_steps.clear();
    emit undoChanged();
}

} // namespace betlog::widgets
