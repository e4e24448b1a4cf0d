// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/log_dialogs.h"

#include "app/sync/log_client.h"
#include "app/widgets/bet_words.h"
#include "app/widgets/history_dialog.h"
#include "app/widgets/payout_dialog.h"
#include "app/widgets/receipt_dialog.h"
#include "app/widgets/week_history_dialog.h"

#include <QMessageBox>
#include <QPushButton>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

LogDialogs::LogDialogs(const Parts& parts)
    : m_with(parts)
{ }

void LogDialogs::askAndRemove(const QList<base::BetId>& bets)
{
    if (bets.size() == 1) {
        // One is taken back from its toast; asking would only be in the way.
        m_with.actions.remove(bets);
        return;
    }
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
    const sync::ShownBet* const shown = m_with.bets.shown(bet);
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
    const sync::ShownBet* const shown = m_with.bets.shown(bet);
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
    const sync::ShownBet* const shown = m_with.bets.shown(bet);
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
    auto* const dialog = new WeekHistoryDialog(
        {m_with.client, m_with.scheduler, m_facts, m_colours, m_with.bets.week(), m_self},
        &m_with.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
    dialog->load();
}

} // namespace betlog::widgets
