// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/odds_edit.h"

#include "app/models/bet_draft.h"

#include <QAction>
#include <QActionGroup>
#include <QIcon>
#include <QMenu>

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

OddsEdit::OddsEdit(QWidget* parent)
    : QLineEdit(parent)
{
    setPlaceholderText(tr("Odds"));
    buildFormatMenu();
    connect(this, &QLineEdit::textEdited, this, [this] {
        // What is typed anew is read anew: the format was chosen for the text that stood here.
        m_format.reset();
        describe();
        emit oddsEdited();
    });
    describe();
}

void OddsEdit::setOdds(const QString& text, std::optional<OddsFormat> format)
{
    setText(text);
    m_format = format;
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

    QAction* open =
        addAction(QIcon(u":/betlog/icons/chevron-down.svg"_s), QLineEdit::TrailingPosition);
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
    describe();
    emit oddsEdited();
}

void OddsEdit::describe()
{
    const qsizetype chosen = m_format
        ? std::find(kFormats.begin(), kFormats.end(), *m_format) - kFormats.begin() + 1
        : 0;
    m_formats->actions().at(chosen)->setChecked(true);

    const auto odds = models::oddsFromTyped(text(), m_format, m_currency);
    setToolTip(
        odds ? tr("Read as: %1").arg(oddsFormatTitle(odds->format))
             : tr("−110, 1.91, 10/11, 40%, Medium or “win 18”"));
}

} // namespace betlog::widgets
