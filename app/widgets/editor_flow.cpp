// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/editor_flow.h"

#include "app/models/week_bets.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/bet_editor.h"
#include "app/widgets/log_actions.h"

#include <QMessageBox>
#include <QPushButton>

namespace betlog::widgets {

EditorFlow::EditorFlow(const Parts& parts, QWidget& window)
    : QObject(&window)
    , m_with(parts)
    , m_window(window)
{
    connect(&m_with.editor, &BetEditor::closeRequested, this, &EditorFlow::closeWanted);
    connect(&m_with.editor, &BetEditor::placeRequested, this, [this](const wire::CreateBet& bet) {
        m_written = m_with.actions.place(bet);
    });
    connect(
        &m_with.editor,
        &BetEditor::editRequested,
        this,
        [this](base::BetId bet, const wire::EditBet& edit, const QString& reason) {
            m_written = m_with.actions.edit(bet, edit, reason);
        });
    connect(&m_with.engine, &sync::SyncEngine::refused, this, &EditorFlow::hearRefused);
}

void EditorFlow::place()
{
    start([this] { m_with.editor.startNew(); });
}

void EditorFlow::edit(base::BetId bet)
{
    const sync::ShownBet* const shown = m_with.bets.shown(bet);
    if (!shown)
        return;
    if (m_with.editor.editedBet() == bet && m_with.editor.hasUnsaved()) {
        emit openWanted();
        m_with.editor.resume();
    } else {
        start([this, opened = shown->bet] { m_with.editor.startEdit(opened); });
    }
}

void EditorFlow::duplicate(base::BetId bet)
{
    if (const sync::ShownBet* const shown = m_with.bets.shown(bet))
        start([this, copied = shown->bet] { m_with.editor.startDuplicate(copied); });
}

void EditorFlow::rewrite(const models::WriteListModel::Entry& refused)
{
    if (!refused.state.mine)
        return;
    const domain::Bet mine = *refused.state.mine;
    const bool isNew =
        std::holds_alternative<wire::CreateBet>(refused.state.write.mutation.operation);
    start(
        [this, mine, isNew] {
            isNew ? m_with.editor.startDuplicate(mine) : m_with.editor.startEdit(mine);
        },
        refused.id());
}

void EditorFlow::start(const std::function<void()>& begin, base::MutationId replaced)
{
    const auto beginAnew = [this, begin, replaced] {
        m_with.actions.replaceBy(replaced);
        begin();
    };
    if (!m_with.editor.isFree())
        return ask(beginAnew);
    beginAnew();
    emit openWanted();
}

void EditorFlow::ask(const std::function<void()>& begin)
{
    auto* const question = new QMessageBox(&m_window);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setIcon(QMessageBox::NoIcon);
    question->setWindowTitle(tr("Unsaved changes"));
    question->setText(tr("You have not saved what you typed in the editor."));
    QPushButton* const letGo = question->addButton(tr("Let it go"), QMessageBox::DestructiveRole);
    question->setDefaultButton(question->addButton(tr("Go on with it"), QMessageBox::RejectRole));
    connect(question, &QMessageBox::finished, this, [this, question, letGo, begin] {
        const bool goesOn = question->clickedButton() != static_cast<QAbstractButton*>(letGo);
        goesOn ? m_with.editor.resume() : begin();
        emit openWanted();
    });
    question->open();
}

void EditorFlow::hearRefused(base::MutationId mutation, base::BetId, const base::Error& error)
{
    if (mutation == m_written && m_with.editor.isVisible())
        m_with.editor.showRefusal(error);
}

} // namespace betlog::widgets
