// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/bet_editor.h"
#include "app/widgets/field_errors.h"
#include "app/widgets/line_editor.h"
#include "app/widgets/slip_terms.h"
#include "app/widgets/suggest_edit.h"
#include "app/widgets/theme.h"
#include "app/widgets/theme_icon.h"
#include "domain/bet_rules.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QToolButton>
#include <QVBoxLayout>

/// How the editor is laid out and wired, once; what it does is in bet_editor.cpp.
namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kPanelWidth = 360;

[[nodiscard]] QLabel* errorNote(QWidget* parent)
{
    auto* note = new QLabel(parent);
    note->setProperty("look", u"error"_s);
    note->setWordWrap(true);
    return note;
}

/// A field with its name above it.
void addField(QGridLayout& grid, int column, const QString& title, QWidget* field)
{
    auto* label = new QLabel(title, field->parentWidget());
    label->setProperty("look", u"muted"_s);
    label->setBuddy(field);
    field->setAccessibleName(title);
    grid.addWidget(label, 0, column);
    grid.addWidget(field, 1, column);
    grid.setColumnStretch(column, 1);
}

[[nodiscard]] QGridLayout* fieldPair(
    const std::pair<QString, QWidget*>& left,
    const std::pair<QString, QWidget*>& right,
    QLabel* note)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kSmall);
    grid->setVerticalSpacing(space::kTight);
    addField(*grid, 0, left.first, left.second);
    addField(*grid, 1, right.first, right.second);
    grid->addWidget(note, 2, 0, 1, 2);
    return grid;
}

} // namespace

BetEditor::BetEditor(const base::Clock& clock, QWidget* parent)
    : QWidget(parent)
    , m_clock(clock)
    , m_errors(new FieldErrors(this))
{
    setMinimumWidth(kPanelWidth);
    auto* panel = new QVBoxLayout(this);
    panel->setContentsMargins(space::kMedium, space::kMedium, space::kMedium, space::kMedium);
    panel->setSpacing(space::kMedium);
    buildHead(*panel);

    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* fields = new QWidget(scroll);
    auto* column = new QVBoxLayout(fields);
    column->setContentsMargins(0, 0, space::kTight, 0);
    column->setSpacing(space::kMedium);
    buildMatchup(*column);
    buildSlip(*column);
    column->addStretch(1);
    scroll->setWidget(fields);
    panel->addWidget(scroll, 1);

    buildFoot(*panel);
    connect(m_errors, &FieldErrors::fieldLeft, this, &BetEditor::refresh);
    clear();
}

void BetEditor::buildHead(QVBoxLayout& panel)
{
    m_title = new QLabel(this);
    m_title->setProperty("look", u"heading"_s);
    auto* close = new QToolButton(this);
    close->setIcon(themeIcon(u"close"_s));
    close->setToolTip(tr("Close (Esc)"));
    close->setAccessibleName(tr("Close the editor"));
    close->setFocusPolicy(Qt::NoFocus);
    connect(close, &QToolButton::clicked, this, &BetEditor::closeRequested);
    auto* row = new QHBoxLayout;
    row->addWidget(m_title, 1);
    row->addWidget(close);
    panel.addLayout(row);
    m_news = new QLabel(this);
    m_news->setObjectName(u"news"_s);
    m_news->setProperty("look", u"muted"_s);
    m_news->setTextFormat(Qt::PlainText);
    m_news->setWordWrap(true);
    m_news->hide();
    panel.addWidget(m_news);
}

void BetEditor::buildMatchup(QVBoxLayout& panel)
{
    m_person = new SuggestEdit(this);
    m_person->setObjectName(u"person"_s);
    m_league = new SuggestEdit(this);
    m_league->setObjectName(u"league"_s);
    m_away = new SuggestEdit(this);
    m_away->setObjectName(u"away"_s);
    m_home = new SuggestEdit(this);
    m_home->setObjectName(u"home"_s);
    QLabel* whoNote = errorNote(this);
    QLabel* teamNote = errorNote(this);
    panel.addLayout(fieldPair({tr("Person"), m_person}, {tr("League"), m_league}, whoNote));
    panel.addLayout(fieldPair({tr("Away team"), m_away}, {tr("Home team"), m_home}, teamNote));
    m_errors->watch(u"/user_name"_s, m_person, whoNote);
    m_errors->watch(u"/league"_s, m_league, whoNote);
    m_errors->watch(u"/away_team"_s, m_away, teamNote);
    m_errors->watch(u"/home_team"_s, m_home, teamNote);

    for (SuggestEdit* field : {m_person, m_league, m_away, m_home}) {
        connect(field, &QLineEdit::textEdited, this, &BetEditor::refresh);
        connect(field, &SuggestEdit::suggestionTaken, this, &BetEditor::refresh);
    }
    connect(m_league, &QLineEdit::textChanged, this, &BetEditor::offerLeague);
}

void BetEditor::buildSlip(QVBoxLayout& panel)
{
    auto* kinds = new QHBoxLayout;
    kinds->setSpacing(space::kTight);
    m_kinds = new QButtonGroup(this);
    const std::pair<domain::BetKind, QString> titles[] {
        {domain::BetKind::Singles, tr("Singles")},
        {domain::BetKind::Parlay, tr("Parlay")},
        {domain::BetKind::System, tr("System")},
    };
    for (const auto& [kind, title] : titles) {
        auto* button = new QToolButton(this);
        button->setText(title);
        button->setCheckable(true);
        button->setFocusPolicy(Qt::TabFocus);
        m_kinds->addButton(button, static_cast<int>(kind));
        kinds->addWidget(button);
    }
    kinds->addStretch(1);
    panel.addLayout(kinds);
    connect(m_kinds, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            chooseKind(static_cast<domain::BetKind>(id));
    });

    m_lineColumn = new QVBoxLayout;
    m_lineColumn->setSpacing(space::kSmall);
    panel.addLayout(m_lineColumn);
    m_addLine = new QPushButton(tr("Add a line"), this);
    m_addLine->setObjectName(u"addLine"_s);
    m_addLine->setIcon(themeIcon(u"plus"_s));
    m_addLine->setProperty("look", u"quiet"_s);
    m_addLine->setToolTip(tr("Add a line (Ctrl+L)"));
    m_addLine->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_L));
    connect(m_addLine, &QPushButton::clicked, this, [this] {
        addLine({}).focusFirstField();
        refresh();
    });
    panel.addWidget(m_addLine, 0, Qt::AlignLeft);

    m_terms = new SlipTerms(*m_errors, this);
    connect(m_terms, &SlipTerms::edited, this, &BetEditor::refresh);
    panel.addWidget(m_terms);

    m_note = new QLineEdit(this);
    m_note->setObjectName(u"note"_s);
    m_tags = new QLineEdit(this);
    m_tags->setObjectName(u"tags"_s);
    m_tags->setPlaceholderText(tr("live, long shot"));
    QLabel* moreNote = errorNote(this);
    panel.addLayout(fieldPair({tr("Note"), m_note}, {tr("Tags"), m_tags}, moreNote));
    m_errors->watch(u"/bet_data/note"_s, m_note, moreNote);
    m_errors->watch(u"/bet_data/tags"_s, m_tags, moreNote);
    connect(m_note, &QLineEdit::textEdited, this, &BetEditor::refresh);
    connect(m_tags, &QLineEdit::textEdited, this, &BetEditor::refresh);
}

void BetEditor::buildFoot(QVBoxLayout& panel)
{
    m_reason = new QLineEdit(this);
    m_reason->setObjectName(u"reason"_s);
    m_reason->setMaxLength(domain::bet_limits::kMaxReason);
    m_reason->setPlaceholderText(tr("A line has started: why is it changed?"));
    m_reason->setAccessibleName(tr("Reason for changing a line that has started"));
    m_reason->setToolTip(tr("A line that has started is locked; a bookkeeper may change it and "
                            "says why, for everybody to see"));
    m_reason->hide();
    panel.addWidget(m_reason);
    QLabel* reasonNote = errorNote(this);
    panel.addWidget(reasonNote);
    m_errors->watch(u"/reason"_s, m_reason, reasonNote);
    m_refusal = errorNote(this);
    m_refusal->setObjectName(u"refusal"_s);
    m_refusal->hide();
    panel.addWidget(m_refusal);
    m_sums = new QLabel(this);
    m_sums->setObjectName(u"sums"_s);
    m_submit = new QPushButton(this);
    m_submit->setObjectName(u"submit"_s);
    m_submit->setProperty("look", u"primary"_s);
    m_submit->setToolTip(tr("Ctrl+Enter"));
    connect(m_submit, &QPushButton::clicked, this, &BetEditor::submit);
    m_clear = new QPushButton(tr("Clear"), this);
    m_clear->setObjectName(u"clear"_s);
    m_clear->setProperty("look", u"quiet"_s);
    m_clear->setToolTip(tr("Let go of what was typed"));
    m_clear->hide();
    connect(m_clear, &QPushButton::clicked, this, &BetEditor::clear);
    auto* row = new QHBoxLayout;
    row->addWidget(m_sums, 1);
    row->addWidget(m_clear);
    row->addWidget(m_submit);
    panel.addLayout(row);
}

} // namespace betlog::widgets
