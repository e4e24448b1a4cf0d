// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/slip_terms.h"

#include "app/widgets/field_errors.h"
#include "app/widgets/odds_edit.h"
#include "app/widgets/theme.h"
#include "domain/bet_rules.h"

#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

[[nodiscard]] QLabel* mutedLabel(const QString& text, QWidget* buddy, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setProperty("look", u"muted"_s);
    label->setBuddy(buddy);
    return label;
}

[[nodiscard]] QString sizesText(const QList<int>& sizes)
{
    QStringList texts;
    for (const int size : sizes)
        texts.append(QString::number(size));
    return texts.join(u", "_s);
}

} // namespace

QList<int> sizesFromText(QStringView text)
{
    QList<int> sizes;
    for (const QStringView part : text.split(u',')) {
        const QList<QStringView> ends = part.split(u'-');
        bool firstOk = false;
        bool lastOk = false;
        const int first = ends.first().trimmed().toInt(&firstOk);
        const int last = ends.last().trimmed().toInt(&lastOk);
        const bool sound = firstOk && lastOk && ends.size() <= 2 && first >= 1 && first <= last
            && last <= domain::bet_limits::kMaxLines;
        if (!sound)
            return {};
        for (int size = first; size <= last; ++size)
            sizes.append(size);
    }
    std::sort(sizes.begin(), sizes.end());
    sizes.erase(std::unique(sizes.begin(), sizes.end()), sizes.end());
    return sizes;
}

SlipTerms::SlipTerms(FieldErrors& errors, QWidget* parent)
    : QWidget(parent)
    , m_stakeLabel(nullptr)
    , m_stake(new QLineEdit(this))
    , m_priceLabel(nullptr)
    , m_price(new OddsEdit(this))
    , m_sizesLabel(nullptr)
    , m_sizes(new QLineEdit(this))
    , m_note(new QLabel(this))
{
    m_stake->setObjectName(u"slipStake"_s);
    m_stake->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_price->setObjectName(u"slipPrice"_s);
    m_price->setPlaceholderText(tr("From the lines"));
    m_sizes->setObjectName(u"slipSizes"_s);
    m_sizes->setPlaceholderText(u"2, 3"_s);
    m_note->setProperty("look", u"error"_s);
    m_note->setWordWrap(true);
    m_stakeLabel = mutedLabel(tr("Stake"), m_stake, this);
    m_priceLabel = mutedLabel(tr("One price for all"), m_price, this);
    m_sizesLabel = mutedLabel(tr("Combinations of"), m_sizes, this);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(space::kSmall);
    grid->setVerticalSpacing(space::kTight);
    grid->addWidget(m_sizesLabel, 0, 0);
    grid->addWidget(m_sizes, 1, 0);
    grid->addWidget(m_priceLabel, 0, 0);
    grid->addWidget(m_price, 1, 0);
    grid->addWidget(m_stakeLabel, 0, 1);
    grid->addWidget(m_stake, 1, 1);
    grid->addWidget(m_note, 2, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);

    errors.watch(u"/bet_data/stake"_s, m_stake, m_note);
    errors.watch(u"/bet_data/price"_s, m_price, m_note);
    errors.watch(u"/bet_data/sizes"_s, m_sizes, m_note);
    connect(m_stake, &QLineEdit::textEdited, this, &SlipTerms::edited);
    connect(m_sizes, &QLineEdit::textEdited, this, &SlipTerms::edited);
    connect(m_price, &OddsEdit::oddsEdited, this, &SlipTerms::edited);
    setKind(domain::BetKind::Singles);
}

void SlipTerms::setDraft(const models::BetDraft& draft)
{
    m_stake->setText(draft.stake);
    m_price->setOdds(draft.price, draft.priceFormat);
    m_sizes->setText(sizesText(draft.sizes));
    setKind(draft.kind);
}

void SlipTerms::writeTo(models::BetDraft& draft) const
{
    draft.stake = m_stake->text();
    draft.price = m_price->text();
    draft.priceFormat = m_price->format();
    draft.sizes = sizesFromText(m_sizes->text());
}

void SlipTerms::setKind(domain::BetKind kind)
{
    const bool parlay = kind == domain::BetKind::Parlay;
    const bool system = kind == domain::BetKind::System;
    m_priceLabel->setVisible(parlay);
    m_price->setVisible(parlay);
    m_sizesLabel->setVisible(system);
    m_sizes->setVisible(system);
    setLabels(kind);
    setVisible(parlay || system);
}

void SlipTerms::setCurrency(const domain::Currency& currency)
{
    m_price->setCurrency(currency);
}

QList<QWidget*> SlipTerms::tabOrder() const
{
    return {m_sizes, m_price, m_stake};
}

void SlipTerms::setLabels(domain::BetKind kind)
{
    const bool system = kind == domain::BetKind::System;
    m_stakeLabel->setText(system ? tr("Stake on each") : tr("Stake"));
    m_stake->setAccessibleName(m_stakeLabel->text());
    m_price->setAccessibleName(m_priceLabel->text());
    m_sizes->setAccessibleName(m_sizesLabel->text());
}

} // namespace betlog::widgets
