// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/models/notice_history_model.h"

#include <QAbstractItemModelTester>
#include <QtTest>

using namespace betlog::models;
using namespace Qt::Literals::StringLiterals;

namespace {

Notice notice(const QString& text)
{
    Notice notice;
    notice.text = text;
    return notice;
}

} // namespace

class TestNoticeHistory final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup();
    void showsTheNewestFirst();
    void keepsTheNewestFiveHundred();
    void countsWhatNobodyHasSeen();
    void clears();
    void readsOutTheDetail();
    void answersNothingOutsideItsRows();

private:
    std::unique_ptr<NoticeHistoryModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void TestNoticeHistory::init()
{
    m_model = std::make_unique<NoticeHistoryModel>();
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void TestNoticeHistory::cleanup()
{
    m_tester.reset();
}

void TestNoticeHistory::showsTheNewestFirst()
{
    m_model->add(notice(u"first"_s));
    m_model->add(notice(u"second"_s));
    QCOMPARE(m_model->rowCount(), 2);
    QCOMPARE(m_model->index(0).data().toString(), u"second"_s);
    QCOMPARE(m_model->index(1).data().toString(), u"first"_s);
    const auto read = m_model->index(0).data(NoticeHistoryModel::NoticeRole).value<Notice>();
    QCOMPARE(read.text, u"second"_s);
}

void TestNoticeHistory::keepsTheNewestFiveHundred()
{
    for (int number = 1; number <= NoticeHistoryModel::kMaxNotices + 3; ++number)
        m_model->add(notice(QString::number(number)));
    QCOMPARE(m_model->rowCount(), NoticeHistoryModel::kMaxNotices);
    QCOMPARE(m_model->index(0).data().toString(), u"503"_s);
    QCOMPARE(m_model->index(NoticeHistoryModel::kMaxNotices - 1).data().toString(), u"4"_s);
    QCOMPARE(m_model->unreadCount(), NoticeHistoryModel::kMaxNotices);
}

void TestNoticeHistory::countsWhatNobodyHasSeen()
{
    QSignalSpy counted(m_model.get(), &NoticeHistoryModel::unreadCountChanged);
    m_model->add(notice(u"a"_s));
    m_model->add(notice(u"b"_s));
    QCOMPARE(m_model->unreadCount(), 2);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->markAllRead();
    QCOMPARE(m_model->unreadCount(), 0);
    QCOMPARE(changed.count(), 1);
    m_model->add(notice(u"c"_s));
    QVERIFY(m_model->index(0).data(NoticeHistoryModel::UnreadRole).toBool());
    QVERIFY(!m_model->index(1).data(NoticeHistoryModel::UnreadRole).toBool());
    QCOMPARE(counted.count(), 4);
    m_model->markAllRead();
    m_model->markAllRead();
    QCOMPARE(counted.count(), 5);
}

void TestNoticeHistory::clears()
{
    m_model->add(notice(u"a"_s));
    m_model->clear();
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(m_model->unreadCount(), 0);
}

void TestNoticeHistory::readsOutTheDetail()
{
    Notice settled = notice(u"Settled."_s);
    settled.detail = u"#12"_s;
    m_model->add(settled);
    QCOMPARE(m_model->index(0).data(Qt::AccessibleTextRole).toString(), u"Settled. #12"_s);
}

void TestNoticeHistory::answersNothingOutsideItsRows()
{
    m_model->add(notice(u"a"_s));
    QVERIFY(!m_model->data({}).isValid());
    QVERIFY(!m_model->data(m_model->index(0), Qt::DecorationRole).isValid());
    QCOMPARE(m_model->rowCount(m_model->index(0)), 0);
}

QTEST_GUILESS_MAIN(TestNoticeHistory)
#include "tst_notice_history.moc"
