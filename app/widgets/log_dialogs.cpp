// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/log_dialogs.h"

#include "app/sync/log_client.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/bet_words.h"
#include "app/widgets/history_dialog.h"
#include "app/widgets/payout_dialog.h"
#include "app/widgets/reason_dialog.h"
#include "app/widgets/receipt_dialog.h"
#include "app/widgets/week_history_dialog.h"
#include "app/widgets/write_list_dialog.h"

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;
using sync::QueueEntry;

LogDialogs::LogDialogs(const Parts& parts)
    : m_with(parts)
    , m_writes(parts.engine)
{ }

bool LogDialogs::needsReason(const QList<base::BetId>& bets) const
{
    // Only a bookkeeper may do it at all; for anybody else it is the log that says so.
    const auto& welcome = m_with.engine.welcome();
    if (!welcome || !welcome->user.bookkeeper)
        return false;
    const base::Timestamp now = m_with.scheduler.now();
    return std::ranges::any_of(bets, [this, now](base::BetId id) {
        const std::optional<sync::ShownBet> shown = m_with.bets.shown(id);
        return shown && models::isInLog(*shown) && hasStartedLine(shown->bet.slip, now);
    });
}

void LogDialogs::askReason(
    const QString& question, const QString& act, const std::function<void(const QString&)>& go)
{
    auto* const dialog =
        new ReasonDialog({tr("Reason"), question, act, tr("Leave it as it is")}, &m_with.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ReasonDialog::reasonGiven, this, go);
    dialog->open();
}

void LogDialogs::askAndRemove(const QList<base::BetId>& bets)
{
    if (needsReason(bets)) {
        const QString what = bets.size() == 1
            ? tr("A line of this bet has started. Why is the bet deleted?")
            : tr("Lines of these %1 bets have started. Why are the bets deleted?")
                  .arg(countText(bets.size()));
        const QString act = bets.size() == 1 ? tr("Delete the bet")
                                             : tr("Delete %1 bets").arg(countText(bets.size()));
        askReason(what, act, [this, bets](const QString& reason) {
            m_with.actions.remove(bets, reason);
        });
    } else if (bets.size() == 1) {
        // One is taken back from its toast; asking would only be in the way.
        m_with.actions.remove(bets);
    } else {
        askAndRemoveMany(bets);
    }
}

void LogDialogs::retry(base::BetId bet)
{
    const std::optional<sync::ShownBet> shown = m_with.bets.shown(bet);
    if (!shown)
        return;
    if (models::lacksReason(shown->error))
        askReason(shown->error.detail, tr("Send again"), [this, bet](const QString& reason) {
            m_with.actions.retry(bet, reason);
        });
    else
        m_with.actions.retry(bet);
}

void LogDialogs::askAndRemoveMany(const QList<base::BetId>& bets)
{
    auto* const question = new QMessageBox(&m_with.window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::NoIcon);
    question->setWindowTitle(tr("Delete bets"));
    question->setText(tr("Delete %1 bets?").arg(countText(bets.size())));
    question->setInformativeText(tr("They disappear from every screen. You can undo it."));
    QPushButton* const remove = question->addButton(
        tr("Delete %1 bets").arg(countText(bets.size())), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(tr("Keep them"), QMessageBox::RejectRole));
    connect(
        question,
        &QMessageBox::buttonClicked,
        this,
        [this, bets, remove](QAbstractButton* pressed) {
            if (pressed == static_cast<QAbstractButton*>(remove))
                m_with.actions.remove(bets);
        });
    question->open();
}

void LogDialogs::showReceipt(base::BetId bet)
{
    const std::optional<sync::ShownBet> shown = m_with.bets.shown(bet);
    if (!shown)
        return;
    auto* const dialog = new ReceiptDialog(
        models::receiptOf(shown->bet, m_facts.currency, m_facts.rules, QTimeZone::systemTimeZone()),
        &m_with.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void LogDialogs::showHistory(base::BetId bet)
{
    const std::optional<sync::ShownBet> shown = m_with.bets.shown(bet);
    if (!shown)
        return;
    auto* const dialog = new HistoryDialog(shown->bet, m_facts.currency, &m_with.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    m_with.client.history(bet, dialog, [dialog](const base::Expected<QList<wire::Change>>& answer) {
        dialog->show(answer);
    });
}

void LogDialogs::askPayout(base::BetId bet)
{
    const std::optional<sync::ShownBet> shown = m_with.bets.shown(bet);
    if (!shown)
        return;
    auto* const dialog = new PayoutDialog(shown->bet, m_facts, &m_with.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(
        dialog,
        &PayoutDialog::payoutChosen,
        this,
        [this, bet](const std::optional<domain::PayoutOverride>& payout) {
            m_with.actions.setPayout(bet, payout);
        });
    dialog->open();
}

void LogDialogs::showWeekHistory()
{
    const domain::WeekKey week = m_with.bets.week();
    const QList<wire::RoomHead> heads =
        m_with.engine.isLoaded(week) ? m_with.engine.heads(week) : QList<wire::RoomHead>();
    auto* const dialog = new WeekHistoryDialog(
        {m_with.client, m_with.scheduler, m_facts, m_colours, week, m_self, heads}, &m_with.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    dialog->load();
}

void LogDialogs::showWrites()
{
    auto* const dialog =
        new WriteListDialog(m_writes, m_with.scheduler, m_facts.currency, &m_with.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    sync::SyncEngine& engine = m_with.engine;
    connect(dialog, &WriteListDialog::keepMineWanted, &engine, &sync::SyncEngine::keepMine);
    connect(dialog, &WriteListDialog::keepTheirsWanted, &engine, &sync::SyncEngine::keepTheirs);
    connect(dialog, &WriteListDialog::discardWanted, &engine, &sync::SyncEngine::discard);
    connect(dialog, &WriteListDialog::retryWanted, this, &LogDialogs::retryWrite);
    connect(dialog, &WriteListDialog::editWanted, this, [this, dialog](const QueueEntry& write) {
        dialog->close();
        emit rewriteWanted(write);
    });
    connect(dialog, &WriteListDialog::openWanted, this, [this, dialog](base::BetId bet) {
        dialog->close();
        emit revealWanted(bet);
    });
    dialog->open();
}

void LogDialogs::retryWrite(const QueueEntry& write)
{
    sync::SyncEngine& engine = m_with.engine;
    if (models::lacksReason(write.error))
        askReason(
            write.error.detail,
            tr("Send again"),
            [&engine, mutation = write.mutation](const QString& reason) {
                engine.retry(mutation, reason);
            });
    else
        engine.retry(write.mutation);
}

QPushButton* LogDialogs::makeWritesButton(QWidget* parent)
{
    auto* const button = new QPushButton(parent);
    button->setObjectName(u"writes"_s);
    button->setProperty("look", u"quiet"_s);
    button->setToolTip(tr("Your changes that are not in the log yet (Ctrl+U)"));
    connect(button, &QPushButton::clicked, this, &LogDialogs::showWrites);
    const auto show = [this, button] {
        const int needing = m_writes.needingAnswerCount();
        const int unanswered = m_writes.unansweredCount();
        const QString needs = needing == 1 ? tr("1 needs you") : tr("%1 need you").arg(needing);
        const QString waits = tr("%1 not in the log yet").arg(unanswered);
        button->setText(needing > 0 ? u"! "_s + needs : waits);
        button->setVisible(needing + unanswered > 0);
    };
    connect(&m_writes, &models::WriteListModel::countsChanged, button, show);
    show();
    return button;
}

} // namespace betlog::widgets
