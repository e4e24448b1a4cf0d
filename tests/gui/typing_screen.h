// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/widgets/bet_editor.h"
#include "tests/gui/window_screen.h"

#include <QLabel>
#include <QLineEdit>

namespace betlog::tests {

/// A window in whose editor the test types.
struct TypingScreen : WindowScreen
{
    using WindowScreen::WindowScreen;

    [[nodiscard]] widgets::BetEditor& editor() { return *window.findChild<widgets::BetEditor*>(); }

    [[nodiscard]] QLineEdit& field(const QString& name)
    {
        return *editor().findChild<QLineEdit*>(name);
    }

    void typeInto(const QString& name, const QString& text)
    {
        field(name).setFocus();
        field(name).selectAll();
        QTest::keyClicks(&field(name), text);
    }

    /// Ctrl+N, and a sound bet of Ann's on Lynx @ Wings.
    void typeABet(const QString& stake)
    {
        QTest::keyClick(&window, Qt::Key_N, Qt::ControlModifier);
        typeInto(QStringLiteral("person"), QStringLiteral("Ann"));
        typeInto(QStringLiteral("league"), QStringLiteral("WNBA"));
        typeInto(QStringLiteral("away"), QStringLiteral("Lynx"));
        typeInto(QStringLiteral("home"), QStringLiteral("Wings"));
        typeInto(QStringLiteral("selection"), QStringLiteral("Reach 20 points"));
        typeInto(QStringLiteral("odds"), QStringLiteral("-110"));
        typeInto(QStringLiteral("stake"), stake);
    }

    void sendTyped() { QTest::keyClick(window.focusWidget(), Qt::Key_Return, Qt::ControlModifier); }

    /// What a label of the editor says; nothing where it is hidden.
    [[nodiscard]] QString said(const QString& name)
    {
        const auto* const found = editor().findChild<QLabel*>(name);
        return found->isHidden() ? QString() : found->text();
    }
};

} // namespace betlog::tests
