// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/receipt_card.h"

#include "app/widgets/status_badge.h"
#include "app/widgets/theme.h"

#include <QGridLayout>
#include <QLabel>
#include <QPainter>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kCardWidth = 420;
constexpr int kPictureScale = 2;

[[nodiscard]] QLabel* label(const QString& text, QLatin1StringView look, QWidget* parent)
{
    // What people typed is shown as they typed it, never read as markup.
    auto* label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    if (!look.isEmpty())
        label->setProperty("look", QString(look));
    return label;
}

[[nodiscard]] QLabel* amount(const QString& text, QLatin1StringView look, QWidget* parent)
{
    QLabel* shown = label(text, look, parent);
    shown->setAlignment(Qt::AlignRight | Qt::AlignTop);
    shown->setWordWrap(false);
    return shown;
}

[[nodiscard]] QFrame* rule(QWidget* parent)
{
    auto* line = new QFrame(parent);
    line->setFrameShape(QFrame::HLine);
    line->setFrameShadow(QFrame::Plain);
    line->setForegroundRole(QPalette::Mid);
    return line;
}

[[nodiscard]] QString withoutEmpty(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(u" · "_s);
}

/// How the figure that matters most is written: a profit shows its sign.
[[nodiscard]] QLatin1StringView totalLook(const QString& amount)
{
    if (amount.startsWith(u'+'))
        return "gained"_L1;
    return amount.startsWith(u'−') ? "lost"_L1 : "even"_L1;
}

} // namespace

ReceiptCard::ReceiptCard(const models::Receipt& receipt, QWidget* parent)
    : QFrame(parent)
{
    setProperty("look", u"card"_s);
    setFixedWidth(kCardWidth);
    setAccessibleName(models::receiptText(receipt));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kLarge, space::kWide, space::kLarge);
    column->setSpacing(space::kMedium);
    addHead(*column, receipt);
    column->addWidget(rule(this));
    addLines(*column, receipt);
    column->addWidget(rule(this));
    addSums(*column, receipt);
    if (!receipt.remark.isEmpty())
        column->addWidget(label(receipt.remark, "muted"_L1, this));
}

void ReceiptCard::addHead(QVBoxLayout& column, const models::Receipt& receipt)
{
    auto* top = new QHBoxLayout;
    QLabel* person = label(receipt.person, "heading"_L1, this);
    top->addWidget(person, 1);
    top->addWidget(label(receipt.title, "muted"_L1, this), 0, Qt::AlignRight);
    column.addLayout(top);
    auto* about = new QVBoxLayout;
    about->setSpacing(2);
    about->addWidget(label(receipt.matchup, {}, this));
    about->addWidget(label(withoutEmpty({receipt.place, receipt.terms}), "muted"_L1, this));
    column.addLayout(about);
}

void ReceiptCard::addLines(QVBoxLayout& column, const models::Receipt& receipt)
{
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kMedium);
    grid->setVerticalSpacing(space::kTight);
    grid->setColumnStretch(0, 1);
    int row = 0;
    for (const models::ReceiptLine& line : receipt.lines) {
        if (row > 0)
            grid->setRowMinimumHeight(row++, space::kTight); // between two lines
        addLine(*grid, row, line);
        row += 2;
    }
    column.addLayout(grid);
}

void ReceiptCard::addLine(QGridLayout& grid, int row, const models::ReceiptLine& line)
{
    grid.addWidget(label(line.title, {}, this), row, 0);
    grid.addWidget(amount(line.stake, {}, this), row, 1);
    grid.addWidget(
        label(withoutEmpty({line.detail, line.odds, line.boosts}), "muted"_L1, this), row + 1, 0);
    auto* outcome = new QHBoxLayout;
    outcome->setSpacing(space::kMedium);
    outcome->addStretch(1);
    outcome->addWidget(new StatusBadge(statusOf(line.result), this));
    if (!line.returned.isEmpty())
        outcome->addWidget(amount(u"→ "_s + line.returned, {}, this), 0, Qt::AlignVCenter);
    grid.addLayout(outcome, row + 1, 1);
}

void ReceiptCard::addSums(QVBoxLayout& column, const models::Receipt& receipt)
{
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(space::kTight);
    grid->setColumnStretch(0, 1);
    const models::ReceiptSum total = receipt.sums.last();
    for (const models::ReceiptSum& sum : receipt.sums.first(receipt.sums.size() - 1)) {
        const int row = grid->rowCount();
        grid->addWidget(label(sum.title, "muted"_L1, this), row, 0);
        grid->addWidget(amount(sum.amount, {}, this), row, 1);
    }
    column.addLayout(grid);
    auto* bottom = new QHBoxLayout;
    bottom->addWidget(new StatusBadge(statusOf(receipt.result), this), 0, Qt::AlignVCenter);
    bottom->addStretch(1);
    bottom->addWidget(label(total.title, "muted"_L1, this), 0, Qt::AlignVCenter);
    bottom->addSpacing(space::kSmall);
    bottom->addWidget(amount(total.amount, totalLook(total.amount), this));
    column.addLayout(bottom);
}

QImage ReceiptCard::picture()
{
    adjustSize();
    QImage image(size() * kPictureScale, QImage::Format_RGB32);
    image.setDevicePixelRatio(kPictureScale);
    image.fill(Theme::of(this).ground(Ground::Window));
    render(&image);
    return image;
}

} // namespace betlog::widgets
