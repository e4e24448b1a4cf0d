// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/keys_overview.h"

#include "app/widgets/theme.h"

#include <QCoreApplication>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

struct KeyLine
{
    const char* keys; ///< empty: `what` is a heading
    const char* what;
};

constexpr KeyLine kLeft[] {
    {"", QT_TRANSLATE_NOOP("Keys", "In the log")},
    {"↑  ↓", QT_TRANSLATE_NOOP("Keys", "Walk through bets and lines")},
    {"→  ←", QT_TRANSLATE_NOOP("Keys", "Open a bet, close it")},
    {"W", QT_TRANSLATE_NOOP("Keys", "Won")},
    {"L", QT_TRANSLATE_NOOP("Keys", "Lost")},
    {"P", QT_TRANSLATE_NOOP("Keys", "Push")},
    {"V", QT_TRANSLATE_NOOP("Keys", "Void")},
    {"H", QT_TRANSLATE_NOOP("Keys", "Half won; again: half lost")},
    {"Backspace", QT_TRANSLATE_NOOP("Keys", "Pending again")},
    {"Enter", QT_TRANSLATE_NOOP("Keys", "Edit the bet")},
    {"D", QT_TRANSLATE_NOOP("Keys", "Duplicate it")},
    {"R", QT_TRANSLATE_NOOP("Keys", "Show its receipt")},
    {"Y", QT_TRANSLATE_NOOP("Keys", "Show its history")},
    {"Ctrl+A", QT_TRANSLATE_NOOP("Keys", "Select all bets")},
    {"Space", QT_TRANSLATE_NOOP("Keys", "Open or close a bet")},
    {"Delete", QT_TRANSLATE_NOOP("Keys", "Delete what is selected")},
    {"", QT_TRANSLATE_NOOP("Keys", "On a refusal under a bet")},
    {"Enter", QT_TRANSLATE_NOOP("Keys", "Send it again, or use yours")},
    {"Delete", QT_TRANSLATE_NOOP("Keys", "Let it go, or keep theirs")}};

constexpr KeyLine kRight[] {
    {"", QT_TRANSLATE_NOOP("Keys", "Everywhere")},
    {"Ctrl+N", QT_TRANSLATE_NOOP("Keys", "Place a bet")},
    {"Ctrl+Enter", QT_TRANSLATE_NOOP("Keys", "Send what is in the editor")},
    {"Ctrl+L", QT_TRANSLATE_NOOP("Keys", "One more line in the editor")},
    {"Alt+↓", QT_TRANSLATE_NOOP("Keys", "Format of the price in the editor")},
    {"Escape", QT_TRANSLATE_NOOP("Keys", "Close the editor, clear the search")},
    {"Ctrl+F", QT_TRANSLATE_NOOP("Keys", "Search")},
    {"Alt+←  Alt+→", QT_TRANSLATE_NOOP("Keys", "Previous week, next week")},
    {"Alt+Home", QT_TRANSLATE_NOOP("Keys", "This week")},
    {"Ctrl+Z", QT_TRANSLATE_NOOP("Keys", "Take back what you did last")},
    {"Ctrl+Shift+Z", QT_TRANSLATE_NOOP("Keys", "Do it again")},
    {"F5", QT_TRANSLATE_NOOP("Keys", "Sync now")},
    {"Ctrl+U", QT_TRANSLATE_NOOP("Keys", "Your changes that are not in the log yet")},
    {"Ctrl+M", QT_TRANSLATE_NOOP("Keys", "What happened while you were away")},
    {"Ctrl+H", QT_TRANSLATE_NOOP("Keys", "History of the week, seal")},
    {"F12", QT_TRANSLATE_NOOP("Keys", "Sync diagnostics")},
    {"Ctrl+1", QT_TRANSLATE_NOOP("Keys", "Filters")},
    {"Ctrl+2", QT_TRANSLATE_NOOP("Keys", "Leaderboard and notices")},
    {"Ctrl+I", QT_TRANSLATE_NOOP("Keys", "Import a file")},
    {"Ctrl+,", QT_TRANSLATE_NOOP("Keys", "Settings, host or join")},
    {"F10", QT_TRANSLATE_NOOP("Keys", "Menu")},
    {"Ctrl+Q", QT_TRANSLATE_NOOP("Keys", "Quit")},
    {"F1", QT_TRANSLATE_NOOP("Keys", "This page")}};

template <std::size_t count>
QGridLayout* columnOf(const KeyLine (&lines)[count], QWidget* parent)
{
    auto* const grid = new QGridLayout;
    grid->setHorizontalSpacing(space::kLarge);
    grid->setVerticalSpacing(space::kSmall);
    int row = 0;
    for (const KeyLine& line : lines) {
        auto* const what = new QLabel(QCoreApplication::translate("Keys", line.what), parent);
        const QString keys = QString::fromUtf8(line.keys);
        if (keys.isEmpty()) {
            what->setProperty("look", u"heading"_s);
            grid->addWidget(what, row++, 0, 1, 2);
            continue;
        }
        auto* const cap = new QLabel(keys, parent);
        cap->setProperty("look", u"key"_s);
        grid->addWidget(cap, row, 0, Qt::AlignLeft | Qt::AlignVCenter);
        grid->addWidget(what, row++, 1);
    }
    grid->setRowStretch(row, 1);
    grid->setColumnStretch(1, 1);
    return grid;
}

} // namespace

KeysOverview::KeysOverview(QWidget* parent)
    : QDialog(parent)
{
    setWindowTitle(tr("Keys"));
    auto* const columns = new QHBoxLayout;
    columns->setSpacing(2 * space::kWide);
    columns->addLayout(columnOf(kLeft, this));
    columns->addLayout(columnOf(kRight, this));
    auto* const buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto* const page = new QVBoxLayout(this);
    page->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kLarge);
    page->setSpacing(space::kLarge);
    page->addLayout(columns);
    page->addWidget(buttons);
}

} // namespace betlog::widgets
