// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/first_start_dialog.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace betlog;
using widgets::FirstStartDialog;
using Choice = FirstStartDialog::Choice;

class tst_FirstStart : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void hostsWithOneKey();
    void joinsByAddress();
    void asksWhereToJoin();
    void joinsWithEnterInTheAddress();
    void saysWhatIsWrongWithAName();
    void asksForANameBeforeBettingButNotBeforeLooking();
    void decidesNothingWhenClosed();

private:
    void click(const QString& choice);
    [[nodiscard]] QLineEdit* field(const QString& name) const;

    std::unique_ptr<FirstStartDialog> m_dialog;
};

void tst_FirstStart::init()
{
    m_dialog = std::make_unique<FirstStartDialog>(QString());
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

void tst_FirstStart::click(const QString& choice)
{
    QTest::mouseClick(m_dialog->findChild<QPushButton*>(choice), Qt::LeftButton);
}

QLineEdit* tst_FirstStart::field(const QString& name) const
{
    return m_dialog->findChild<QLineEdit*>(name);
}

void tst_FirstStart::hostsWithOneKey()
{
    QTest::keyClicks(QApplication::focusWidget(), u" Ann "_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QCOMPARE(m_dialog->choice(), Choice::Host);
    QCOMPARE(m_dialog->userName(), u"Ann"_s);
    QVERIFY(!m_dialog->isVisible());
}

void tst_FirstStart::joinsByAddress()
{
    QTest::keyClicks(field(u"name"_s), u"Ann"_s);
    QTest::keyClicks(field(u"server"_s), u"192.168.1.7"_s);
    click(u"join"_s);
    QCOMPARE(m_dialog->choice(), Choice::Join);
    QCOMPARE(m_dialog->server(), QUrl(u"http://192.168.1.7:3000"_s));
}

void tst_FirstStart::asksWhereToJoin()
{
    QTest::keyClicks(field(u"name"_s), u"Ann"_s);
    click(u"join"_s);
    QVERIFY(m_dialog->isVisible());
    QVERIFY(m_dialog->findChild<QLabel*>(u"serverComplaint"_s)->isVisible());
    QCOMPARE(QApplication::focusWidget(), field(u"server"_s));
}

void tst_FirstStart::joinsWithEnterInTheAddress()
{
    QTest::keyClicks(field(u"name"_s), u"Ann"_s);
    while (QApplication::focusWidget() != field(u"server"_s))
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(field(u"server"_s), u"192.168.1.7"_s);
    QTest::keyClick(field(u"server"_s), Qt::Key_Return);
    QCOMPARE(m_dialog->choice(), Choice::Join);
    QVERIFY(!m_dialog->isVisible());
}

void tst_FirstStart::saysWhatIsWrongWithAName()
{
    QTest::keyClicks(field(u"name"_s), QString(65, u'n'));
    click(u"host"_s);
    QVERIFY(m_dialog->isVisible());
    const auto* const note = m_dialog->findChild<QLabel*>(u"nameComplaint"_s);
    QVERIFY(note->isVisible());
    QVERIFY2(note->text().contains(u"64"), qPrintable(note->text()));
    QVERIFY(field(u"name"_s)->property("invalid").toBool());
    QTest::keyClick(field(u"name"_s), Qt::Key_Backspace);
    click(u"host"_s);
    QCOMPARE(m_dialog->choice(), Choice::Host);
}

void tst_FirstStart::asksForANameBeforeBettingButNotBeforeLooking()
{
    click(u"host"_s);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(QApplication::focusWidget(), field(u"name"_s));
    click(u"sample"_s);
    QCOMPARE(m_dialog->choice(), Choice::Sample);
}

void tst_FirstStart::decidesNothingWhenClosed()
{
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(m_dialog->choice(), Choice::None);
}

QTEST_MAIN(tst_FirstStart)
#include "tst_first_start.moc"
