// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/leaderboard_list.h"

#include "app/widgets/bet_words.h"
#include "app/widgets/figures.h"
#include "app/widgets/plain_tooltip.h"
#include "app/widgets/theme.h"

#include <QCoreApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QToolTip>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int kRankColumn = 22;
constexpr int kDot = 10;

QString say(const char* english)
{
    return QCoreApplication::translate("Leaderboard", english);
}

class StandingDelegate final : public QStyledItemDelegate
{
public:
    explicit StandingDelegate(LeaderboardList& list)
        : QStyledItemDelegate(&list)
        , m_list(list)
    { }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {0, 2 * option.fontMetrics.height() + 2 * space::kSmall + 2};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
        const override
    {
        if (!m_list.leaderboard())
            return;
        const domain::Tally& tally = m_list.leaderboard()->tallyAt(index.row());
        const Theme& theme = Theme::of(option.widget);
        const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
        const Ground ground = hovered ? Ground::Hover : Ground::Window;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool focused = option.state.testFlag(QStyle::State_HasFocus);
        painter->setPen(focused ? QPen(theme.focus(), 1.5) : QPen(Qt::NoPen));
        painter->setBrush(hovered ? QBrush(theme.ground(ground)) : QBrush());
        painter->drawRoundedRect(
            QRectF(option.rect).adjusted(1, 1, -1, -1), space::kRadius, space::kRadius);

        const int line = option.fontMetrics.height();
        QRect first(
            option.rect.left() + space::kSmall,
            option.rect.top() + space::kSmall,
            option.rect.width() - 2 * space::kSmall,
            line);
        paintFirstLine(*painter, option.font, first, tally, theme, ground);
        const QRect second =
            first.translated(kRankColumn, line + 2).adjusted(0, 0, -kRankColumn, 0);
        painter->setFont(option.font);
        painter->setPen(theme.ink(Ink::Muted, ground));
        painter->drawText(
            second,
            Qt::AlignVCenter,
            option.fontMetrics.elidedText(standingText(tally), Qt::ElideRight, second.width()));
        painter->restore();
    }

    bool helpEvent(
        QHelpEvent* event,
        QAbstractItemView* view,
        const QStyleOptionViewItem&,
        const QModelIndex& index) override
    {
        if (!index.isValid() || !m_list.leaderboard())
            return false;
        const domain::Tally& tally = m_list.leaderboard()->tallyAt(index.row());
        QToolTip::showText(
            event->globalPos(), plainTooltip(standingToolTip(tally, m_list.facts())), view);
        return true;
    }

private:
    void paintFirstLine(
        QPainter& painter,
        QFont font,
        QRect box,
        const domain::Tally& tally,
        const Theme& theme,
        Ground ground) const
    {
        painter.setPen(theme.ink(Ink::Muted, ground));
        drawFigures(painter, box, QString::number(tally.rank), Qt::AlignLeft);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.person(tally.key, ground));
        painter.drawEllipse(
            QRect(box.left() + kRankColumn, box.center().y() - kDot / 2 + 1, kDot, kDot));
        font.setWeight(QFont::DemiBold);
        painter.setFont(font);
        const QString profit = profitText(tally.profit, m_list.facts());
        painter.setPen(theme.ink(profitInk(tally.profit), ground));
        drawFigures(painter, box, profit);
        box.setLeft(box.left() + kRankColumn + kDot + 6);
        box.setRight(box.right() - figuresWidth(painter.fontMetrics(), profit) - space::kSmall);
        painter.setPen(theme.ink(Ink::Text, ground));
        painter.drawText(
            box,
            Qt::AlignVCenter,
            painter.fontMetrics().elidedText(tally.key, Qt::ElideRight, box.width()));
    }

    LeaderboardList& m_list;
};

} // namespace

QString percentText(std::optional<qint64> basisPoints, bool withSign)
{
    if (!basisPoints)
        return u"–"_s;
    const qint64 tenths = (std::abs(*basisPoints) + 5) / 10;
    const QString sign = *basisPoints < 0 && tenths > 0 ? u"−"_s
        : withSign && tenths > 0                        ? u"+"_s
                                                        : QString();
    return u"%1%2.%3 %"_s.arg(sign).arg(tenths / 10).arg(tenths % 10);
}

QString hundredthsText(std::optional<qint64> hundredths, bool withSign)
{
    if (!hundredths)
        return u"–"_s;
    const domain::Currency plain {{}, {}, 2};
    return domain::formatMoney(
        domain::Money(*hundredths),
        plain,
        withSign ? domain::MoneySign::Always : domain::MoneySign::WhenNegative);
}

QString wholePercentText(std::optional<qint64> basisPoints)
{
    return basisPoints ? u"%1 %"_s.arg((*basisPoints + 50) / 100) : u"–"_s;
}

QString standingText(const domain::Tally& tally)
{
    QString bets = tally.bets == 1 ? say("1 bet") : say("%1 bets").arg(countText(tally.bets));
    if (tally.settledBets == 0)
        return say("%1, none settled").arg(bets);
    return say("ROI %1 · hit %2 · %3")
        .arg(
            percentText(tally.roiBasisPoints(), true),
            wholePercentText(tally.hitRateBasisPoints()),
            bets);
}

QString standingToolTip(const domain::Tally& tally, const LogFacts& facts)
{
    QStringList lines {
        tally.key,
        say("Profit %1: returns minus stakes of settled bets").arg(profitText(tally.profit, facts)),
        say("ROI %1: profit divided by stakes").arg(percentText(tally.roiBasisPoints(), true)),
        say("Units %1: profit in average stakes")
            .arg(hundredthsText(tally.unitsHundredths(), true)),
        say("Average price %1: decimal, weighted by stakes")
            .arg(hundredthsText(tally.averagePriceHundredths(), false)),
        say("Hit rate %1: lines won, of those won or lost; a half counts half, push and void are "
            "left out")
            .arg(percentText(tally.hitRateBasisPoints(), false)),
        say("%1 settled, %2 pending with %3 at stake")
            .arg(
                QString::number(tally.settledBets),
                QString::number(tally.pendingBets),
                amountText(tally.exposure, facts)),
        say("Largest drawdown %1: the deepest fall from a peak")
            .arg(amountText(tally.largestDrawdown, facts))};
    if (tally.streak != 0)
        lines.append((tally.streak > 0 ? say("%1 won in a row") : say("%1 lost in a row"))
                         .arg(std::abs(tally.streak)));
    if (tally.isSmallSample())
        lines.append(
            say("Fewer than %1 settled bets: the figures say little").arg(domain::kSmallSample));
    return lines.join(u'\n');
}

LeaderboardList::LeaderboardList(QWidget* parent)
    : QListView(parent)
{
    setProperty("look", u"plain"_s);
    setFrameShape(NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(NoSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollMode(ScrollPerPixel);
    setMouseTracking(true);
    setItemDelegate(new StandingDelegate(*this));
}

void LeaderboardList::setLeaderboard(models::LeaderboardModel& model)
{
    m_model = &model;
    setModel(&model);
}

void LeaderboardList::setFacts(const LogFacts& facts)
{
    m_facts = facts;
    viewport()->update();
}

} // namespace betlog::widgets
