// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/odds_edit.h"

#include "app/models/bet_draft.h"
#include "app/widgets/theme.h"
#include "app/widgets/theme_icon.h"

#include <QAction>
#include <QActionGroup>
#include <QMenu>
#include <QPainter>

#include <array>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;
using domain::OddsFormat;

namespace {

constexpr std::array kFormats {
    OddsFormat::American,
    OddsFormat::Decimal,
    OddsFormat::Fractional,
    OddsFormat::HongKong,
    OddsFormat::Malay,
    OddsFormat::Indonesian,
    OddsFormat::Implied,
    OddsFormat::Risk,
    OddsFormat::ToWin};

constexpr int kMarkInset = 28; ///< right of it is the button that opens the menu

} // namespace

QString oddsFormatTitle(OddsFormat format)
{
    switch (format) {
    case OddsFormat::American:
        return OddsEdit::tr("American");
    case OddsFormat::Decimal:
        return OddsEdit::tr("Decimal");
    case OddsFormat::Fractional:
        return OddsEdit::tr("Fractional");
    case OddsFormat::HongKong:
        return OddsEdit::tr("Hong Kong");
    case OddsFormat::Malay:
        return OddsEdit::tr("Malay");
    case OddsFormat::Indonesian:
        return OddsEdit::tr("Indonesian");
    case OddsFormat::Implied:
        return OddsEdit::tr("Implied probability");
    case OddsFormat::Risk:
        return OddsEdit::tr("House price");
    case OddsFormat::ToWin:
        return OddsEdit::tr("Amount to win");
    }
    Q_UNREACHABLE();
}

QString oddsFormatMark(OddsFormat format)
{
    switch (format) {
    case OddsFormat::American:
        return OddsEdit::tr("US");
    case OddsFormat::Decimal:
        return OddsEdit::tr("dec.");
    case OddsFormat::Fractional:
        return OddsEdit::tr("frac.");
    case OddsFormat::HongKong:
        return u"HK"_s;
    case OddsFormat::Malay:
        return u"MY"_s;
    case OddsFormat::Indonesian:
        return u"ID"_s;
    case OddsFormat::Implied:
        return u"%"_s;
    case OddsFormat::Risk:
        return OddsEdit::tr("house");
    case OddsFormat::ToWin:
        return OddsEdit::tr("win");
    }
    Q_UNREACHABLE();
}

OddsEdit::OddsEdit(QWidget* parent)
    : QLineEdit(parent)
{
    setPlaceholderText(tr("Odds"));
    buildFormatMenu();
    connect(this, &QLineEdit::textEdited, this, &OddsEdit::readAnew);
    describe();
}

/// A format that recognising would not find holds while the text is worked on: 0.96 that came as
/// Hong Kong stays so as 0.97. One that was chosen by hand holds even while the text makes no
/// sense. Clearing the field lets go of both.
void OddsEdit::readAnew()
{
    const bool fits =
        m_format && models::oddsFromTyped(text(), m_format, m_currency) && !mark().isEmpty();
    if (text().isEmpty() || (!fits && !m_isChosen)) {
        m_format.reset();
        m_isChosen = false;
    }
    describe();
    emit oddsEdited();
}

/// What stands behind the text, where the text does not say it itself.
QString OddsEdit::mark() const
{
    if (!m_format)
        return {};
    const auto recognised = models::oddsFromTyped(text(), std::nullopt, m_currency);
    const bool isPlain = !m_isChosen && recognised && recognised->format == *m_format;
    return isPlain ? QString() : oddsFormatMark(*m_format);
}

void OddsEdit::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    const QString shown = mark();
    if (shown.isEmpty())
        return;
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    const QRect place = rect().adjusted(0, 0, -kMarkInset, 0);
    painter.drawText(place, Qt::AlignVCenter | Qt::AlignRight, shown);
}

void OddsEdit::setOdds(const QString& text, std::optional<OddsFormat> format)
{
    setText(text);
    m_format = format;
    m_isChosen = false;
    describe();
}

void OddsEdit::setCurrency(const domain::Currency& currency)
{
    m_currency = currency;
    describe();
}

void OddsEdit::buildFormatMenu()
{
    auto* menu = new QMenu(this);
    m_formats = new QActionGroup(this);
    const auto add = [this, menu](const QString& title, std::optional<OddsFormat> format) {
        QAction* action = menu->addAction(title);
        action->setCheckable(true);
        m_formats->addAction(action);
        connect(action, &QAction::triggered, this, [this, format] { chooseFormat(format); });
    };
    add(tr("Recognise it"), std::nullopt);
    menu->addSeparator();
    for (const OddsFormat format : kFormats)
        add(oddsFormatTitle(format), format);

    QAction* open = addAction(themeIcon(u"chevron-down"_s), QLineEdit::TrailingPosition);
    open->setToolTip(tr("Choose the format of this price (Alt+Down)"));
    open->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Down));
    open->setShortcutContext(Qt::WidgetShortcut);
    connect(open, &QAction::triggered, this, [this, menu] {
        menu->popup(mapToGlobal(rect().bottomLeft()));
    });
}

void OddsEdit::chooseFormat(std::optional<OddsFormat> format)
{
    m_format = format;
    m_isChosen = format.has_value();
    describe();
    emit oddsEdited();
}

void OddsEdit::describe()
{
    const qsizetype chosen = m_format
        ? std::find(kFormats.begin(), kFormats.end(), *m_format) - kFormats.begin() + 1
        : 0;
    m_formats->actions().at(chosen)->setChecked(true);
    const int room = mark().isEmpty() ? 0 : fontMetrics().horizontalAdvance(mark()) + space::kTight;
    setTextMargins(0, 0, room, 0);
    update();

    const auto odds = models::oddsFromTyped(text(), m_format, m_currency);
    setToolTip(
        odds ? tr("Read as: %1").arg(oddsFormatTitle(odds->format))
             : tr("−110, 1.91, 10/11, 40%, Medium or “win 18”"));
}

} // namespace betlog::widgets
