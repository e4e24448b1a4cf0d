// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#pragma once

#include "app/widgets/bet_editor.h"
#include "tests/support/fake_clock.h"

#include <QApplication>
#include <QLineEdit>
#include <QTest>

namespace betlog::tests {

[[nodiscard]] inline domain::Catalog catalogOfTheEditor()
{
    domain::CatalogLeague league;
    league.name = QStringLiteral("WNBA");
    league.teams = {
        {QStringLiteral("Minnesota Lynx"), {}, {}}, {QStringLiteral("Dallas Wings"), {}, {}}};
    league.players = {{QStringLiteral("Napheesa Collier"), QStringLiteral("F"), true}};
    league.lines = {
        {QStringLiteral("STAT_HUNTING"),
         QStringLiteral("Reach 20 points"),
         QStringLiteral("In this game."),
         QStringLiteral("Medium"),
         true},
        {QStringLiteral("TEAM"),
         QStringLiteral("Team blocks"),
         {},
         QStringLiteral("Medium"),
         false},
        {QStringLiteral("TEAM"), QStringLiteral("Team steals"), {}, QStringLiteral("High"), false}};
    domain::Catalog catalog;
    catalog.leagues = {league};
    return catalog;
}

/// A shown editor and a keyboard for it, with a clock that the test moves.
class EditorScreen
{
protected:
    [[nodiscard]] bool open()
    {
        m_editor = std::make_unique<widgets::BetEditor>(m_clock);
        m_editor->setLog({QStringLiteral("USD"), QStringLiteral("$"), 2}, {});
        m_editor->setCatalog(catalogOfTheEditor());
        m_editor->setPeople({QStringLiteral("FLIGHTx12!"), QStringLiteral("Jaybers8")});
        m_editor->resize(380, 800);
        m_editor->show();
        if (!QTest::qWaitForWindowActive(m_editor.get()))
            return false;
        m_editor->startNew();
        return true;
    }

    QLineEdit* field(const char* name, int line = 0) const
    {
        return m_editor->findChildren<QLineEdit*>(QLatin1StringView(name)).value(line);
    }

    static void type(const QString& text)
    {
        QWidget* focused = QApplication::focusWidget();
        QVERIFY(focused != nullptr);
        QTest::keyClicks(focused, text);
    }

    /// Where a keyboard would send it: to the list of suggestions while one is open.
    static void press(Qt::Key key)
    {
        QWidget* popup = QApplication::activePopupWidget();
        QTest::keyClick(popup != nullptr ? popup : QApplication::focusWidget(), key);
    }

    void fillSound()
    {
        field("person")->setText(QStringLiteral("Jaybers8"));
        field("league")->setText(QStringLiteral("WNBA"));
        field("away")->setText(QStringLiteral("Minnesota Lynx"));
        field("home")->setText(QStringLiteral("Dallas Wings"));
        field("selection")->setText(QStringLiteral("Reach 20 points"));
        field("odds")->setFocus();
        type(QStringLiteral("Medium"));
        field("stake")->setFocus();
        type(QStringLiteral("30"));
    }

    domain::Bet aPlacedBet() const
    {
        const wire::CreateBet created = m_editor->review().bet;
        domain::Bet bet;
        bet.id = base::BetId(QUuid::createUuid());
        bet.number = 123;
        bet.userName = created.userName;
        bet.league = created.league;
        bet.awayTeam = created.awayTeam;
        bet.homeTeam = created.homeTeam;
        bet.slip = created.slip;
        return bet;
    }

    FakeClock m_clock {*base::Timestamp::fromRfc3339(QStringLiteral("2024-12-01T10:30:00Z"))};
    std::unique_ptr<widgets::BetEditor> m_editor;
};

} // namespace betlog::tests
