// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/write_list_dialog.h"

#include "app/widgets/comparison_view.h"
#include "app/widgets/wrapped_label.h"
#include "app/widgets/write_delegate.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;
using models::WriteListModel;
using models::WriteStage;

namespace {

QString sentenceOf(const WriteListModel::Entry& entry)
{
    switch (entry.stage) {
    case WriteStage::Waiting:
        return WriteListDialog::tr("It is kept here and sent when the line is back.");
    case WriteStage::Sent:
        return WriteListDialog::tr("It was sent and is not answered yet.");
    case WriteStage::Accepted:
        return WriteListDialog::tr("It is in the log.");
    case WriteStage::Refused:
    case WriteStage::Conflicted:
        break;
    }
    return entry.state.error.detail.isEmpty()
        ? WriteListDialog::tr("The log did not take this change.")
        : entry.state.error.detail;
}

/// Somebody deleted the bet that the write is about.
bool isGone(const WriteListModel::Entry& entry)
{
    return entry.needsAnswer() && !entry.state.theirs
        && !std::holds_alternative<wire::CreateBet>(entry.state.write.mutation.operation);
}

} // namespace

WriteListDialog::WriteListDialog(
    WriteListModel& writes,
    const base::Clock& clock,
    const domain::Currency& currency,
    QWidget* parent)
    : QDialog(parent)
    , m_writes(writes)
    , m_currency(currency)
    , m_list(new QListView(this))
    , m_empty(makeEmpty())
{
    setWindowTitle(tr("Your changes"));
    m_list->setModel(&writes);
    m_list->setItemDelegate(new WriteDelegate(clock, this));
    m_list->setAccessibleName(tr("Your changes, newest first"));
    m_list->setMouseTracking(true);
    layOut();
    connect(
        m_list->selectionModel(),
        &QItemSelectionModel::currentChanged,
        this,
        &WriteListDialog::showChosen);
    connect(&writes, &WriteListModel::countsChanged, this, &WriteListDialog::keepChoice);
    resize(860, 560);
    keepChoice();
}

void WriteListDialog::layOut()
{
    auto* const halves = new QHBoxLayout;
    halves->setSpacing(space::kLarge);
    m_list->setFixedWidth(280);
    halves->addWidget(m_list);
    halves->addWidget(makeDetail(), 1);
    auto* const page = new QVBoxLayout(this);
    page->setContentsMargins(space::kLarge, space::kLarge, space::kLarge, space::kLarge);
    page->addWidget(m_empty, 1);
    page->addLayout(halves, 1);
}

QWidget* WriteListDialog::makeEmpty()
{
    auto* const empty = new QWidget(this);
    auto* const column = new QVBoxLayout(empty);
    const auto add = [&](const QString& text, const QString& look) {
        auto* const label = new QLabel(text, empty);
        label->setProperty("look", look);
        label->setAlignment(Qt::AlignCenter);
        column->addWidget(label);
    };
    column->addStretch();
    add(tr("Everything you wrote is in the log"), u"title"_s);
    add(tr("What waits for the line, or was refused, is listed here."), u"muted"_s);
    column->addStretch();
    return empty;
}

QWidget* WriteListDialog::makeDetail()
{
    m_detail = new QWidget(this);
    m_title = new QLabel(m_detail);
    m_title->setProperty("look", u"heading"_s);
    m_title->setTextFormat(Qt::PlainText);
    m_why = new WrappedLabel(Ink::Muted, Ground::Window, m_detail);
    m_why->setMaximumLines(4);
    m_scroll = new QScrollArea(m_detail);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_comparison = new ComparisonView(m_scroll);
    m_scroll->setWidget(m_comparison);
    auto* const buttons = new QHBoxLayout;
    const auto add = [&](const QString& name) {
        auto* const button = new QPushButton(m_detail);
        button->setObjectName(name);
        button->setAutoDefault(false);
        buttons->addWidget(button);
        return button;
    };
    m_mine = add(u"mine"_s);
    m_mine->setProperty("look", u"primary"_s);
    m_theirs = add(u"theirs"_s);
    m_edit = add(u"edit"_s);
    m_edit->setText(tr("Edit…"));
    buttons->addStretch();
    m_open = add(u"open"_s);
    m_open->setText(tr("Show in the log"));
    auto* const column = new QVBoxLayout(m_detail);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(space::kMedium);
    column->addWidget(m_title);
    column->addWidget(m_why);
    column->addWidget(m_scroll, 1);
    column->addLayout(buttons);
    const auto onClick = [this](QPushButton* button, auto tell) {
        connect(button, &QPushButton::clicked, this, [this, tell] {
            if (const WriteListModel::Entry* const entry = chosen())
                tell(WriteListModel::Entry(*entry));
        });
    };
    onClick(m_mine, [this](const WriteListModel::Entry& entry) {
        if (isGone(entry))
            emit restoreWanted(entry);
        else
            emit retryWanted(entry.id());
    });
    onClick(m_theirs, [this](const auto& entry) { emit discardWanted(entry.id()); });
    onClick(m_edit, [this](const auto& entry) { emit editWanted(entry); });
    onClick(
        m_open, [this](const auto& entry) { emit openWanted(entry.state.write.mutation.betId); });
    return m_detail;
}

void WriteListDialog::choose(base::MutationId mutation)
{
    if (const QModelIndex index = m_writes.indexOf(mutation); index.isValid())
        m_list->setCurrentIndex(index);
}

const WriteListModel::Entry* WriteListDialog::chosen() const
{
    const QModelIndex index = m_list->currentIndex();
    return index.isValid() ? &m_writes.entry(index.row()) : nullptr;
}

void WriteListDialog::keepChoice()
{
    const bool empty = m_writes.rowCount() == 0;
    m_empty->setVisible(empty);
    m_list->setVisible(!empty);
    if (!empty && !m_list->currentIndex().isValid())
        m_list->setCurrentIndex(m_writes.index(0));
    showChosen();
}

void WriteListDialog::showChosen()
{
    const WriteListModel::Entry* const entry = chosen();
    m_detail->setVisible(entry);
    if (entry)
        showEntry(*entry);
}

void WriteListDialog::showEntry(const WriteListModel::Entry& entry)
{
    const bool isConflict = entry.stage == WriteStage::Conflicted;
    const wire::Operation& operation = entry.state.write.mutation.operation;
    const bool isTyped = std::holds_alternative<wire::CreateBet>(operation)
        || std::holds_alternative<wire::EditBet>(operation);
    m_title->setText(models::writeText(entry.state));
    m_why->setText(sentenceOf(entry));
    m_mine->setText(
        isGone(entry)    ? tr("Bring the bet back and send again")
            : isConflict ? tr("Keep mine")
                         : tr("Send again"));
    m_theirs->setText(isConflict ? tr("Keep theirs") : tr("Discard"));
    m_mine->setVisible(entry.needsAnswer());
    m_theirs->setVisible(entry.needsAnswer());
    m_edit->setVisible(entry.needsAnswer() && isTyped && entry.state.mine && !isGone(entry));
    m_open->setVisible(entry.state.theirs.has_value());
    m_scroll->setVisible(entry.needsAnswer());
    if (entry.needsAnswer())
        m_comparison->setFields(
            models::comparedFields(entry.state.mine, entry.state.theirs, m_currency));
}

} // namespace betlog::widgets
