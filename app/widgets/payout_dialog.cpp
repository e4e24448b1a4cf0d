// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/payout_dialog.h"

#include "app/widgets/bet_words.h"
#include "app/widgets/field_errors.h"
#include "app/widgets/theme.h"
#include "app/widgets/wrapped_label.h"
#include "domain/bet_rules.h"
#include "domain/settlement.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kWidth = 420;
const auto kAmountPointer = u"/payout_override/totalReturn"_s;
const auto kReasonPointer = u"/payout_override/reason"_s;

[[nodiscard]] QLabel* noteOf(QWidget* parent, const QString& look)
{
    auto* const note = new QLabel(parent);
    note->setProperty("look", look);
    note->setTextFormat(Qt::PlainText);
    note->setWordWrap(true);
    return note;
}

} // namespace

PayoutDialog::PayoutDialog(const domain::Bet& bet, const LogFacts& facts, QWidget* parent)
    : QDialog(parent)
    , m_facts(facts)
    , m_staked(bet.payout.totalWager)
    , m_errors(new FieldErrors(this))
    , m_amount(new QLineEdit(this))
    , m_reason(new QLineEdit(this))
    , m_profit(noteOf(this, u"muted"_s))
    , m_set(new QPushButton(tr("Set payout"), this))
{
    setWindowTitle(tr("Payout by hand"));
    m_amount->setObjectName(u"amount"_s);
    m_amount->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_amount->setAccessibleName(tr("Returned, stake included"));
    m_reason->setObjectName(u"reason"_s);
    m_reason->setMaxLength(domain::bet_limits::kMaxReason);
    m_reason->setAccessibleName(tr("Reason"));
    m_profit->setObjectName(u"profit"_s);
    m_set->setObjectName(u"set"_s);
    m_set->setProperty("look", u"primary"_s);
    m_set->setDefault(true);
    layOut(bet);
    const auto& standing = bet.payout.payoutOverride;
    m_amount->setText(domain::formatMoney(
        standing ? standing->totalReturn : bet.payout.totalReturn, facts.currency));
    m_reason->setText(standing ? standing->reason : QString());
    connect(m_amount, &QLineEdit::textEdited, this, &PayoutDialog::refresh);
    connect(m_reason, &QLineEdit::textEdited, this, &PayoutDialog::refresh);
    connect(m_errors, &FieldErrors::fieldLeft, this, &PayoutDialog::refresh);
    connect(m_set, &QPushButton::clicked, this, &PayoutDialog::submit);
    m_amount->selectAll();
    refresh();
}

void PayoutDialog::layOut(const domain::Bet& bet)
{
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kLarge);
    column->setSpacing(space::kSmall);
    auto* const about = new WrappedLabel(Ink::Muted, Ground::Window, this);
    const auto computed = domain::settle(bet.slip, bet.results, m_facts.rules);
    about->setText(tr("%1. Staked %2, computed return %3.")
                       .arg(
                           bet.number == 0 ? tr("New bet") : tr("Bet #%1").arg(bet.number),
                           amountText(m_staked, m_facts),
                           computed ? amountText(computed->totalReturn, m_facts) : tr("unknown")));
    column->addWidget(about);
    const auto add = [&](const QString& title, QLineEdit* field, const QString& pointer) {
        auto* const label = noteOf(this, u"muted"_s);
        label->setText(title);
        label->setBuddy(field);
        QLabel* const note = noteOf(this, u"error"_s);
        column->addSpacing(space::kTight);
        column->addWidget(label);
        column->addWidget(field);
        column->addWidget(note);
        m_errors->watch(pointer, field, note);
    };
    add(tr("Returned, stake included"), m_amount, kAmountPointer);
    column->addWidget(m_profit);
    add(tr("Reason, for everybody to see"), m_reason, kReasonPointer);
    column->addSpacing(space::kSmall);

    auto* const buttons = new QHBoxLayout;
    if (bet.payout.payoutOverride) {
        auto* const back = new QPushButton(tr("Compute it again"), this);
        back->setObjectName(u"takeBack"_s);
        back->setAutoDefault(false);
        connect(back, &QPushButton::clicked, this, [this] {
            emit payoutChosen(std::nullopt);
            accept();
        });
        buttons->addWidget(back);
    }
    buttons->addStretch(1);
    auto* const cancel = new QPushButton(tr("Cancel"), this);
    cancel->setAutoDefault(false);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    buttons->addWidget(cancel);
    buttons->addWidget(m_set);
    column->addLayout(buttons);
    setMinimumWidth(kWidth);
}

QList<base::FieldError> PayoutDialog::errors() const
{
    QList<base::FieldError> found;
    const auto amount = domain::parseMoney(m_amount->text(), m_facts.currency);
    if (!amount)
        found.append({kAmountPointer, amount.error().detail});
    else if (*amount < domain::Money())
        found.append({kAmountPointer, tr("A bet cannot return less than nothing.")});
    if (m_reason->text().trimmed().isEmpty())
        found.append({kReasonPointer, tr("Say why the payout is another.")});
    return found;
}

void PayoutDialog::refresh()
{
    m_errors->show(errors());
    m_profit->setText(profitNote());
}

QString PayoutDialog::profitNote() const
{
    const auto amount = domain::parseMoney(m_amount->text(), m_facts.currency);
    return amount ? tr("Profit %1").arg(profitText(*amount + -m_staked, m_facts)) : QString();
}

void PayoutDialog::submit()
{
    const QList<base::FieldError> wrong = errors();
    if (!wrong.isEmpty()) {
        m_errors->revealAll();
        m_errors->show(wrong);
        m_errors->focusFirst(wrong);
        return;
    }
    emit payoutChosen(domain::PayoutOverride {
        *domain::parseMoney(m_amount->text(), m_facts.currency), m_reason->text().trimmed()});
    accept();
}

} // namespace betlog::widgets
