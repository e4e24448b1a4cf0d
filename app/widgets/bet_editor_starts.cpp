// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/bet_editor.h"
#include "app/widgets/bet_words.h"
#include "app/widgets/suggest_edit.h"

#include <QButtonGroup>
#include <QLabel>
#include <QLineEdit>

#include <tuple>

/// What the editor begins with, and what becomes of it underneath.
namespace betlog::widgets {

bool BetEditor::isNew() const
{
    return m_opened.id.isNull();
}

base::BetId BetEditor::editedBet() const
{
    return m_opened.id;
}

base::MutationId BetEditor::correctedWrite() const
{
    return m_corrected;
}

models::BetDraft BetEditor::emptyDraft() const
{
    models::BetDraft draft;
    draft.userName = m_usualPerson;
    draft.league = m_usualLeague;
    draft.kind = m_kinds->checkedId() < 0 ? domain::BetKind::Singles : kind();
    return draft;
}

void BetEditor::startNew()
{
    if (isNew() && hasUnsaved())
        return resume();
    m_opened = {};
    load(emptyDraft());
    if (m_parked)
        fill(*std::exchange(m_parked, std::nullopt));
    begin();
}

void BetEditor::clear()
{
    m_opened = {};
    load(emptyDraft());
    begin();
}

bool BetEditor::hasUnsaved() const
{
    return draft() != m_loaded || !m_reason->text().isEmpty();
}

bool BetEditor::isFree() const
{
    return !hasUnsaved() || (isNew() && !m_parked);
}

void BetEditor::parkNew()
{
    if (isNew() && hasUnsaved())
        m_parked = draft();
}

void BetEditor::resume()
{
    if (QWidget* const last = focusWidget(); last && last != this)
        last->setFocus(Qt::OtherFocusReason);
    else
        focusFirstField();
}

void BetEditor::startDuplicate(const domain::Bet& bet)
{
    models::BetDraft draft = models::BetDraft::fromBet(bet, m_currency);
    draft.externalId.clear(); // the copy came from nowhere but here
    parkNew();
    m_opened = {};
    load(draft);
    begin();
}

void BetEditor::startEdit(const domain::Bet& bet)
{
    parkNew();
    m_opened = bet;
    load(models::BetDraft::fromBet(bet, m_currency));
    m_title->setText(tr("Edit bet #%1").arg(bet.number));
    m_reason->setVisible(hasStartedLine(bet.slip, m_clock.now()));
    begin();
}

void BetEditor::startEditAgain(
    const domain::Bet& now, const domain::Bet& wanted, base::MutationId write)
{
    startEdit(now);
    m_corrected = write;
    fill(models::BetDraft::fromBet(wanted, m_currency));
}

void BetEditor::startCorrection(const domain::Bet& wanted, base::MutationId write)
{
    parkNew();
    m_opened = {};
    load(models::BetDraft::fromBet(wanted, m_currency));
    m_corrected = write;
    m_title->setText(tr("Correct the bet"));
    begin();
}

void BetEditor::takeNews(const domain::Bet& now, bool isOwn)
{
    const auto whatIsBet = [](const domain::Bet& bet) {
        return std::tie(bet.slip, bet.awayTeam, bet.homeTeam);
    };
    const bool sameBet = whatIsBet(now) == whatIsBet(m_opened);
    const bool sameResults = now.results == m_opened.results;
    if (sameBet && (isOwn || sameResults)) {
        m_opened = now;
        return;
    }
    m_news->setText(
        tr("%1 has changed this bet meanwhile. What you leave alone stays as it is now.")
            .arg(now.updatedBy));
    m_news->show();
}

void BetEditor::takeDeletion()
{
    m_news->setText(tr("This bet was deleted meanwhile."));
    m_news->show();
}

} // namespace betlog::widgets
