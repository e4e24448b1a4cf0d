// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/bet_editor.h"

#include "app/models/bet_edit.h"
#include "app/widgets/field_errors.h"
#include "app/widgets/line_editor.h"
#include "app/widgets/slip_terms.h"
#include "app/widgets/suggest_edit.h"
#include "domain/bet_rules.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

[[nodiscard]] QStringList tagsFromText(const QString& text)
{
    QStringList tags;
    for (const QString& part : text.split(u',')) {
        if (const QString tag = part.trimmed(); !tag.isEmpty())
            tags.append(tag);
    }
    tags.removeDuplicates();
    return tags;
}

} // namespace

BetEditor::~BetEditor()
{
    // A window that closes takes the keyboard from its field, which must not reach half an editor.
    m_errors->disconnect(this);
    for (LineEditor* line : m_lines)
        line->disconnect(this);
}

void BetEditor::setLog(const domain::Currency& currency, const domain::SettlementRules& rules)
{
    m_currency = currency;
    m_rules = rules;
    m_terms->setCurrency(currency);
    for (LineEditor* line : m_lines)
        line->setCurrency(currency);
    refresh();
}

void BetEditor::setCatalog(const domain::Catalog& catalog)
{
    m_catalog = catalog;
    QStringList leagues;
    for (const domain::CatalogLeague& league : m_catalog.leagues)
        leagues.append(league.name);
    m_league->setSuggestions(leagues);
    offerLeague();
}

void BetEditor::setPeople(const QStringList& names)
{
    m_person->setSuggestions(names);
}

void BetEditor::setDefaults(const QString& person, const QString& league)
{
    m_usualPerson = person;
    m_usualLeague = league;
    if (isNew() && !hasUnsaved() && m_corrected.isNull())
        load(emptyDraft());
}

void BetEditor::begin()
{
    focusFirstField();
    m_errors->conceal(); // the fields that have just lost the keyboard are not to blame
    refresh();
}

void BetEditor::load(const models::BetDraft& draft)
{
    m_refusal->hide();
    m_news->hide();
    m_corrected = {};
    m_reason->clear();
    m_reason->hide();
    fill(draft);
    m_loaded = this->draft();
    const bool editing = !isNew();
    // The room of a bet never changes, and neither does whose it is.
    m_person->setEnabled(!editing);
    m_league->setEnabled(!editing);
    m_title->setText(tr("Place a bet"));
    m_submit->setText(editing ? tr("Save changes") : tr("Place bet"));
    m_errors->conceal();
    refresh();
}

void BetEditor::fill(const models::BetDraft& draft)
{
    m_kept = draft;
    m_person->setText(draft.userName);
    m_league->setText(draft.league);
    m_away->setText(draft.awayTeam);
    m_home->setText(draft.homeTeam);
    m_note->setText(draft.note);
    m_tags->setText(draft.tags.join(u", "_s));
    while (m_lines.size() > draft.lines.size())
        discard(m_lines.last());
    for (qsizetype i = 0; i < draft.lines.size(); ++i)
        i < m_lines.size() ? m_lines[i]->setDraft(draft.lines[i]) : void(addLine(draft.lines[i]));
    m_kinds->button(static_cast<int>(draft.kind))->setChecked(true);
    m_terms->setDraft(draft);
    chooseKind(draft.kind);
    offerLeague();
    refresh();
}

void BetEditor::focusFirstField()
{
    QWidget* first = nullptr;
    for (SuggestEdit* field : {m_person, m_league, m_away, m_home}) {
        if (first == nullptr && field->isEnabled() && field->text().isEmpty())
            first = field;
    }
    if (first == nullptr)
        m_lines.first()->focusFirstField();
    else
        first->setFocus(Qt::OtherFocusReason);
}

LineEditor& BetEditor::addLine(const models::LineDraft& draft)
{
    auto* line = new LineEditor(m_clock, this);
    line->setCurrency(m_currency);
    line->setCatalog(m_catalog.league(m_league->text()));
    line->setDraft(draft);
    connect(line, &LineEditor::edited, this, &BetEditor::refresh);
    connect(line, &LineEditor::removeRequested, this, [this, line] { removeLine(line); });
    m_lines.append(line);
    m_lineColumn->addWidget(line);
    placeLines();
    return *line;
}

void BetEditor::removeLine(LineEditor* line)
{
    discard(line);
    placeLines();
    m_lines.last()->focusFirstField();
    refresh();
}

void BetEditor::discard(LineEditor* line)
{
    line->leavePlace(*m_errors);
    m_lines.removeOne(line);
    m_lineColumn->removeWidget(line);
    // It may be in the middle of telling us about a key or a click, so it goes a little later; but
    // it leaves the panel now, or the keyboard could still find it.
    line->hide();
    line->setParent(nullptr);
    line->deleteLater();
}

void BetEditor::placeLines()
{
    const bool singles = m_kinds->checkedId() < 0 || kind() == domain::BetKind::Singles;
    for (int place = 0; place < m_lines.size(); ++place) {
        m_lines[place]->setPlace(place, *m_errors);
        m_lines[place]->setRemovable(m_lines.size() > 1);
        m_lines[place]->setStakeVisible(singles);
    }
    m_addLine->setVisible(m_lines.size() < domain::bet_limits::kMaxLines);
    orderTabs();
}

void BetEditor::orderTabs()
{
    QList<QWidget*> order {m_person, m_league, m_away, m_home};
    for (QAbstractButton* button : m_kinds->buttons())
        order.append(button);
    for (LineEditor* line : m_lines)
        order += line->tabOrder();
    order.append(m_addLine);
    order += m_terms->tabOrder();
    order += {m_note, m_tags, m_reason, m_submit, m_clear};
    for (qsizetype i = 1; i < order.size(); ++i)
        setTabOrder(order[i - 1], order[i]);
}

void BetEditor::chooseKind(domain::BetKind kind)
{
    m_terms->setKind(kind);
    placeLines();
    refresh();
}

domain::BetKind BetEditor::kind() const
{
    return static_cast<domain::BetKind>(m_kinds->checkedId());
}

void BetEditor::offerLeague()
{
    const domain::CatalogLeague* league = m_catalog.league(m_league->text().trimmed());
    QStringList teams;
    if (league != nullptr) {
        for (const domain::CatalogTeam& team : league->teams)
            teams.append(team.name);
    }
    m_away->setSuggestions(teams);
    m_home->setSuggestions(teams);
    for (LineEditor* line : m_lines)
        line->setCatalog(league);
}

models::BetDraft BetEditor::draft() const
{
    models::BetDraft draft = m_kept;
    draft.userName = m_person->text();
    draft.league = m_league->text();
    draft.awayTeam = m_away->text();
    draft.homeTeam = m_home->text();
    draft.kind = kind();
    draft.note = m_note->text();
    draft.tags = tagsFromText(m_tags->text());
    m_terms->writeTo(draft);
    draft.lines.clear();
    for (const LineEditor* line : m_lines)
        draft.lines.append(line->draft());
    return draft;
}

models::DraftRules BetEditor::rules() const
{
    return {
        .currency = m_currency,
        .settlement = m_rules,
        .catalog = &m_catalog,
        // Whole units that are no money: the house's own game, with the house's boosts.
        .houseBoosts = m_currency.exponent == 0,
        .now = m_clock.now()};
}

models::DraftReview BetEditor::review() const
{
    return draft().review(rules());
}

void BetEditor::refresh()
{
    if (m_submit == nullptr || m_lines.isEmpty())
        return;
    const models::DraftReview seen = review();
    m_errors->show(seen.errors);
    m_clear->setVisible(isNew() && hasUnsaved());
    if (!seen.staked || !seen.returns) {
        m_sums->clear();
        return;
    }
    m_sums->setText(tr("%1 returns %2")
                        .arg(
                            domain::formatMoneyWithUnit(*seen.staked, m_currency),
                            domain::formatMoneyWithUnit(*seen.returns, m_currency)));
}

void BetEditor::submit()
{
    m_refusal->hide();
    const models::DraftReview seen = review();
    if (!seen.isSound()) {
        m_errors->revealAll();
        m_errors->show(seen.errors);
        m_errors->focusFirst(seen.errors);
        return;
    }
    isNew() ? sendPlaced(seen) : sendEdited(seen);
}

void BetEditor::sendPlaced(const models::DraftReview& seen)
{
    emit placeRequested(seen.bet);
    m_usualPerson = seen.bet.userName;
    m_usualLeague = seen.bet.league;
    emit defaultsChanged(m_usualPerson, m_usualLeague);
    clear();
}

void BetEditor::sendEdited(const models::DraftReview& seen)
{
    const models::BetDraft typed = draft();
    const wire::EditBet edit = models::editOf(m_opened, m_loaded, typed, seen.bet);
    const QString reason = m_reason->isHidden() ? QString() : m_reason->text().trimmed();
    if (edit != wire::EditBet())
        emit editRequested(m_opened, edit, reason);
    m_corrected = {};
    m_loaded = typed;
    m_reason->clear();
    emit closeRequested();
}

void BetEditor::showRefusal(const base::Error& error)
{
    m_errors->revealAll();
    m_errors->show(error.fields);
    m_refusal->setText(error.detail);
    m_refusal->show();
    m_errors->focusFirst(error.fields);
}

void BetEditor::keyPressEvent(QKeyEvent* event)
{
    const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (enter && event->modifiers().testFlag(Qt::ControlModifier)) {
        submit();
        return;
    }
    if (event->key() == Qt::Key_Escape) {
        emit closeRequested();
        return;
    }
    QWidget::keyPressEvent(event);
}

} // namespace betlog::widgets
