// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/editor_flow.h"

#include "app/models/week_bets.h"
#include "app/models/write_list_model.h"
#include "app/sync/replica.h"
#include "app/sync/sync_engine.h"
#include "app/widgets/bet_editor.h"
#include "app/widgets/log_actions.h"

#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

namespace betlog::widgets {

namespace {

/// Whether it was written in the editor, and can be said otherwise there.
bool isTyped(const sync::QueueEntry& entry)
{
    const bool isEdit = std::holds_alternative<wire::EditBet>(entry.operation) && entry.seen;
    return entry.mine && (isEdit || std::holds_alternative<wire::CreateBet>(entry.operation));
}

} // namespace

EditorFlow::EditorFlow(const Parts& parts, QWidget& window)
    : QObject(&window)
    , m_with(parts)
    , m_window(window)
{
    connect(&m_with.editor, &BetEditor::closeRequested, this, &EditorFlow::closeWanted);
    connect(&m_with.editor, &BetEditor::placeRequested, this, &EditorFlow::sendNew);
    connect(&m_with.editor, &BetEditor::editRequested, this, &EditorFlow::sendEdit);
    connect(&m_with.engine, &sync::SyncEngine::refused, this, &EditorFlow::hearRefused);
    const sync::Replica& replica = m_with.engine.replica();
    connect(&replica, &sync::Replica::betAdded, this, &EditorFlow::tellPlaced);
    connect(&replica, &sync::Replica::betChanged, this, &EditorFlow::follow);
    connect(&replica, &sync::Replica::betRemoved, this, &EditorFlow::follow);
    connect(&replica, &sync::Replica::reset, this, [this] { follow(m_with.editor.editedBet()); });
}

void EditorFlow::sendNew(const wire::CreateBet& bet)
{
    const base::MutationId corrected = m_with.editor.correctedWrite();
    m_isWriting = true;
    m_written = corrected.isNull() ? m_with.actions.place(bet)
                                   : m_with.actions.correct(m_corrected, corrected, bet);
    m_isWriting = false;
}

void EditorFlow::sendEdit(
    const domain::Bet& opened, const wire::EditBet& edit, const QString& reason)
{
    if (const base::MutationId corrected = m_with.editor.correctedWrite(); !corrected.isNull())
        m_with.engine.discard(corrected);
    m_isWriting = true;
    m_written = m_with.actions.edit(opened, edit, reason);
    m_isWriting = false;
}

void EditorFlow::place()
{
    start([this] { m_with.editor.startNew(); });
}

void EditorFlow::edit(base::BetId bet)
{
    const std::optional<sync::ShownBet> shown = m_with.bets.shown(bet);
    if (!shown)
        return;
    if (m_with.editor.editedBet() == bet && m_with.editor.hasUnsaved()) {
        emit openWanted();
        m_with.editor.resume();
    } else {
        start([this, opened = *shown] { load(opened); });
    }
}

/// What was refused comes back as it was typed, with the refusal at its fields.
void EditorFlow::load(const sync::ShownBet& shown)
{
    const QList<sync::QueueEntry> queue = m_with.engine.queue();
    const auto refused = std::ranges::find_if(queue, [&shown](const sync::QueueEntry& entry) {
        return entry.mutation == shown.mutation && isTyped(entry) && models::needsAnswer(entry);
    });
    if (refused != queue.end())
        load(*refused);
    else
        m_with.editor.startEdit(shown.bet);
}

/// An edit is loaded on top of the bet as the log has it now: what this person changed stands in
/// the fields, what only others changed stays theirs.
void EditorFlow::load(const sync::QueueEntry& write)
{
    const domain::Bet wanted = models::insistedOn(write).value_or(*write.mine);
    if (std::holds_alternative<wire::CreateBet>(write.operation)) {
        m_corrected = write.bet;
        m_with.editor.startCorrection(wanted, write.mutation);
    } else {
        m_with.editor.startEditAgain(write.theirs.value_or(*write.seen), wanted, write.mutation);
    }
    if (models::needsAnswer(write))
        m_with.editor.showRefusal(write.error);
}

void EditorFlow::duplicate(base::BetId bet)
{
    if (const auto shown = m_with.bets.shown(bet))
        start([this, copied = shown->bet] { m_with.editor.startDuplicate(copied); });
}

void EditorFlow::rewrite(const sync::QueueEntry& write)
{
    if (isTyped(write))
        start([this, write] { load(write); });
}

void EditorFlow::start(const std::function<void()>& begin)
{
    if (!m_with.editor.isFree())
        return ask(begin);
    begin();
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

/// The engine may refuse at once, before anybody knows which write it is about.
void EditorFlow::hearRefused(base::MutationId mutation, base::BetId bet)
{
    const auto look = [this, mutation, bet] {
        if (mutation == m_written)
            bringBack(bet);
    };
    if (m_isWriting)
        QMetaObject::invokeMethod(this, look, Qt::QueuedConnection);
    else
        look();
}

/// The last thing that was written goes back where it was typed, if nothing else is there by now;
/// the keyboard stays where it is. Otherwise it is to be found at the bet.
void EditorFlow::bringBack(base::BetId bet)
{
    const std::optional<sync::ShownBet> shown = m_with.engine.replica().find(bet);
    const bool isRefused = shown && shown->delivery == sync::Delivery::Refused;
    const bool wasClosed = !m_with.editor.isVisible();
    if (!isRefused || m_with.editor.hasUnsaved() || (wasClosed && !models::isInLog(*shown)))
        return;
    QWidget* const focused = m_window.focusWidget();
    load(*shown);
    emit openWanted();
    if (wasClosed && focused)
        focused->setFocus(Qt::OtherFocusReason);
}

/// The lists hear of a new bet at the same time, so it is told a moment later.
void EditorFlow::tellPlaced(base::BetId bet)
{
    const std::optional<sync::ShownBet> shown = m_with.engine.replica().find(bet);
    const bool isWritten = !m_written.isNull() && shown && shown->mutation == m_written;
    if (m_isWriting || isWritten)
        QMetaObject::invokeMethod(
            this, [this, bet] { emit placed(bet); }, Qt::QueuedConnection);
}

void EditorFlow::follow(base::BetId bet)
{
    if (bet.isNull() || bet != m_with.editor.editedBet())
        return;
    const std::optional<sync::ShownBet> shown = m_with.engine.replica().find(bet);
    if (shown && !shown->deleting)
        m_with.editor.takeNews(shown->bet, shown->bet.updatedBy == m_with.engine.user());
    else
        m_with.editor.takeDeletion();
}

} // namespace betlog::widgets
