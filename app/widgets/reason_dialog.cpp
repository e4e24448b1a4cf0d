// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/reason_dialog.h"

#include "app/widgets/theme.h"
#include "app/widgets/wrapped_label.h"
#include "domain/bet_rules.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 420;

}

ReasonDialog::ReasonDialog(const Words& words, QWidget* parent)
    : QDialog(parent)
    , m_reason(new QLineEdit(this))
    , m_missing(new QLabel(tr("Say why; everybody sees it in the history."), this))
{
    setWindowTitle(words.title);
    auto* const question = new WrappedLabel(Ink::Text, Ground::Window, this);
    question->setMaximumLines(4);
    question->setText(words.question);
    m_reason->setObjectName(u"reason"_s);
    m_reason->setMaxLength(domain::bet_limits::kMaxReason);
    m_reason->setPlaceholderText(tr("Reason, for everybody to see"));
    m_reason->setAccessibleName(tr("Reason"));
    m_missing->setObjectName(u"missing"_s);
    m_missing->setProperty("look", u"error"_s);
    m_missing->hide();
    auto* const keep = new QPushButton(words.keep, this);
    keep->setObjectName(u"keep"_s);
    keep->setAutoDefault(false);
    auto* const act = new QPushButton(words.act, this);
    act->setObjectName(u"act"_s);
    act->setProperty("look", u"primary"_s);
    act->setDefault(true);
    connect(keep, &QPushButton::clicked, this, &QDialog::reject);
    connect(act, &QPushButton::clicked, this, &ReasonDialog::submit);
    auto* const buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(keep);
    buttons->addWidget(act);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kLarge);
    column->setSpacing(space::kMedium);
    column->addWidget(question);
    column->addWidget(m_reason);
    column->addWidget(m_missing);
    column->addLayout(buttons);
    setMinimumWidth(kWidth);
    m_reason->setFocus();
}

void ReasonDialog::submit()
{
    const QString reason = m_reason->text().trimmed();
    if (reason.isEmpty()) {
        m_missing->show();
        m_reason->setFocus();
        return;
    }
    accept();
    emit reasonGiven(reason);
}

} // namespace betlog::widgets
