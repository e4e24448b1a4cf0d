// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/log_dialogs.h"

#include "app/sync/log_client.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/bet_words.h"
#include "app/widgets/history_dialog.h"
#include "app/widgets/payout_dialog.h"
#include "app/widgets/receipt_dialog.h"
#include "app/widgets/week_history_dialog.h"
#include "app/widgets/write_list_dialog.h"

#include <QMessageBox>
#include <QPushButton>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

LogDialogs::LogDialogs(const Parts& parts)
    : m_with(parts)
    , m_writes(parts.engine)
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

void LogDialogs::showWrites()
{
    auto* const dialog =
        new WriteListDialog(m_writes, m_with.scheduler, m_facts.currency, &m_with.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    sync::SyncEngine& engine = m_with.engine;
    connect(dialog, &WriteListDialog::retryWanted, &engine, &sync::SyncEngine::retry);
    connect(dialog, &WriteListDialog::discardWanted, &engine, &sync::SyncEngine::discard);
    connect(dialog, &WriteListDialog::restoreWanted, this, &LogDialogs::bringBackAndRepeat);
    connect(
        dialog,
        &WriteListDialog::editWanted,
        this,
        [this, dialog](const models::WriteListModel::Entry& entry) {
            dialog->close();
            emit rewriteWanted(entry);
        });
    connect(dialog, &WriteListDialog::openWanted, this, [this, dialog](base::BetId bet) {
        dialog->close();
        emit revealWanted(bet);
    });
    dialog->open();
}

void LogDialogs::bringBackAndRepeat(const models::WriteListModel::Entry& entry)
{
    const wire::Mutation mutation = entry.state.write.mutation;
    m_with.engine.discard(mutation.id);
    m_with.actions.restore(mutation.betId);
    if (const auto* const edit = std::get_if<wire::EditBet>(&mutation.operation))
        m_with.engine.edit(mutation.betId, *edit, mutation.reason);
    else if (const auto* const status = std::get_if<wire::SetStatus>(&mutation.operation))
        m_with.engine.setStatus(mutation.betId, *status, mutation.reason);
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
