// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/log_face.h"

#include "app/widgets/bet_row_geometry.h"
#include "app/widgets/theme.h"

#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds kSkeletonAfter {150};

}

LogFace::LogFace(base::Scheduler& scheduler, QWidget* parent)
    : QWidget(parent)
    , m_skeletonLater(scheduler)
    , m_title(new QLabel(this))
    , m_text(new QLabel(this))
    , m_button(new QPushButton(this))
{
    m_title->setProperty("look", u"title"_s);
    m_text->setProperty("look", u"muted"_s);
    m_button->setProperty("look", u"primary"_s);
    m_title->setAlignment(Qt::AlignHCenter);
    m_text->setAlignment(Qt::AlignHCenter);
    m_text->setWordWrap(true);
    auto* const column = new QVBoxLayout(this);
    column->setContentsMargins(space::kWide, space::kWide, space::kWide, space::kWide);
    column->setSpacing(space::kSmall);
    column->addStretch(2);
    column->addWidget(m_title);
    column->addWidget(m_text);
    column->addSpacing(space::kSmall);
    column->addWidget(m_button, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &LogFace::press);
    show(Face::None);
}

void LogFace::show(Face face)
{
    if (face == m_face && face != Face::None)
        return;
    m_face = face;
    m_skeleton = false;
    m_skeletonLater.stop();
    switch (face) {
    case Face::None:
        break;
    case Face::Loading:
        say({}, {}, {});
        m_skeletonLater.start(kSkeletonAfter, [this] {
            m_skeleton = true;
            update();
        });
        break;
    case Face::EmptyWeek:
        say(tr("No bets this week"), tr("Ctrl+N places the first."), tr("Place a bet"));
        break;
    case Face::EmptyOtherWeek:
        say(tr("No bets in that week"),
            tr("A bet that is placed now belongs to the current week."),
            tr("Go to this week"));
        break;
    case Face::NoMatch:
        say(tr("No bet matches"),
            tr("Nothing of this week fits the search and the filters together."),
            tr("Clear search and filters"));
        break;
    case Face::Missing:
        say(tr("This week is not here yet"),
            tr("You are offline. It is fetched as soon as the line is back."),
            {});
        break;
    }
    setVisible(face != Face::None);
}

void LogFace::say(const QString& title, const QString& text, const QString& button)
{
    m_title->setText(title);
    m_text->setText(text);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
}

void LogFace::press()
{
    if (m_face == Face::NoMatch)
        emit clearFilterWanted();
    else if (m_face == Face::EmptyOtherWeek)
        emit thisWeekWanted();
    else
        emit placeWanted();
}

void LogFace::paintEvent(QPaintEvent*)
{
    if (!m_skeleton)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Theme& theme = Theme::of(this);
    const int height = BetRowGeometry::height(
        BetRowGeometry::RowKind::Bet,
        fontMetrics(),
        {true, false, BetRowGeometry::isCompact(width())});
    for (int y = space::kTight; y + height < this->height(); y += height) {
        const QRectF card(
            space::kSmall,
            y + BetRowGeometry::kGap,
            width() - 2 * space::kSmall,
            height - 2 * BetRowGeometry::kGap);
        painter.setPen(theme.border());
        painter.setBrush(theme.ground(Ground::Surface));
        painter.drawRoundedRect(
            card.adjusted(0.5, 0.5, -0.5, -0.5), space::kRadius, space::kRadius);
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.border());
        const double line = fontMetrics().height() * 0.6;
        const double left = card.left() + BetRowGeometry::kIndent;
        painter.drawRoundedRect(
            QRectF(left, card.center().y() - line - 5, card.width() * 0.24, line), 3, 3);
        painter.drawRoundedRect(
            QRectF(left, card.center().y() + 5, card.width() * 0.4, line), 3, 3);
        painter.drawRoundedRect(
            QRectF(card.right() - 112, card.center().y() - line - 5, 80, line), 3, 3);
    }
}

} // namespace betlog::widgets
