// SPDX-FileCopyrightText: 2026 The Betlog authors
// SPDX-License-Identifier: GPL-3.0-only

#include "app/widgets/facet_list.h"

#include "app/models/bet_filter.h"
#include "app/widgets/bet_words.h"
#include "app/widgets/figures.h"
#include "app/widgets/status_look.h"
#include "app/widgets/theme_icon.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace betlog::widgets {

using namespace Qt::Literals::StringLiterals;

namespace {

using models::FacetModel;

constexpr int kRowPad = 6;
constexpr int kMark = 12;

Status statusOfFacet(const QString& key)
{
    switch (static_cast<models::StatusFacet>(key.toInt())) {
    case models::StatusFacet::Sending:
        return Status::Sending;
    case models::StatusFacet::NeedsAttention:
        return Status::Refused;
    default: // the results are in one order in both
        return statusOf(static_cast<domain::LineResult>(key.toInt()));
    }
}

class FacetDelegate final : public QStyledItemDelegate
{
public:
    FacetDelegate(FacetModel& model, FacetList::Marks marks, QObject* parent)
        : QStyledItemDelegate(parent)
        , m_model(model)
        , m_marks(marks)
    { }

    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const override
    {
        return {0, option.fontMetrics.height() + 2 * kRowPad};
    }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index)
        const override
    {
        const FacetModel::Facet& facet = m_model.facetAt(index.row());
        const Theme& theme = Theme::of(option.widget);
        const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
        const Ground ground = facet.chosen ? Ground::Selected
            : hovered                      ? Ground::Hover
                                           : Ground::Window;
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRectF box = QRectF(option.rect).adjusted(0.5, 1.5, -0.5, -0.5);
        const bool focused = option.state.testFlag(QStyle::State_HasFocus);
        painter->setPen(focused ? QPen(theme.focus(), 1.5) : QPen(Qt::NoPen));
        painter->setBrush(ground == Ground::Window ? QBrush() : QBrush(theme.ground(ground)));
        painter->drawRoundedRect(box, space::kRadius - 2, space::kRadius - 2);

        QRectF mark(0, 0, kMark, kMark);
        mark.moveCenter({box.left() + space::kSmall + kMark / 2.0, box.center().y()});
        paintMark(*painter, mark, facet, theme, ground);

        QRect text = option.rect.adjusted(kMark + 2 * space::kSmall, 0, -space::kSmall, 0);
        const QString count = countText(facet.count);
        painter->setPen(theme.ink(Ink::Muted, ground));
        drawFigures(*painter, text, count);
        text.setRight(text.right() - figuresWidth(option.fontMetrics, count) - space::kSmall);
        painter->setPen(
            theme.ink(facet.count > 0 || facet.chosen ? Ink::Text : Ink::Muted, ground));
        painter->drawText(
            text,
            Qt::AlignVCenter | Qt::AlignLeft,
            option.fontMetrics.elidedText(facet.label, Qt::ElideRight, text.width()));
        painter->restore();
    }

private:
    void paintMark(
        QPainter& painter,
        const QRectF& mark,
        const FacetModel::Facet& facet,
        const Theme& theme,
        Ground ground) const
    {
        if (facet.chosen) {
            paintIcon(
                painter, mark.adjusted(-1, -1, 1, 1), u"check"_s, theme.ink(Ink::Accent, ground));
        } else if (m_marks == FacetList::Marks::Statuses) {
            const Status status = statusOfFacet(facet.key);
            paintStatusGlyph(painter, mark, status, theme.ink(statusLook(status).ink, ground));
        } else if (m_marks == FacetList::Marks::People) {
            const QColor colour = theme.person(facet.key, ground);
            if (facet.online) { // a ring around the dot: here now
                painter.setPen(QPen(theme.ink(Ink::Won, ground), 1.5));
                painter.setBrush(Qt::NoBrush);
                painter.drawEllipse(mark.adjusted(-1, -1, 1, 1));
            }
            painter.setPen(Qt::NoPen);
            painter.setBrush(colour);
            painter.drawEllipse(mark.adjusted(2, 2, -2, -2));
        }
    }

    FacetModel& m_model;
    FacetList::Marks m_marks;
};

} // namespace

FacetList::FacetList(FacetModel& model, Marks marks, QWidget* parent)
    : QListView(parent)
    , m_model(model)
{
    setProperty("look", u"plain"_s);
    setFrameShape(NoFrame);
    setEditTriggers(NoEditTriggers);
    setSelectionMode(NoSelection);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setMouseTracking(true);
    setItemDelegate(new FacetDelegate(model, marks, this));
    setModel(&model);
    const auto resize = [this] {
        updateGeometry();
    };
    connect(&model, &FacetModel::rowsInserted, this, resize);
    connect(&model, &FacetModel::rowsRemoved, this, resize);
}

QSize FacetList::sizeHint() const
{
    const int row = fontMetrics().height() + 2 * kRowPad;
    return {160, row * m_model.rowCount()};
}

QSize FacetList::minimumSizeHint() const
{
    return {60, sizeHint().height()};
}

void FacetList::keyPressEvent(QKeyEvent* event)
{
    const int key = event->key();
    if (key == Qt::Key_Space || key == Qt::Key_Return || key == Qt::Key_Enter)
        flip(currentIndex());
    else
        QListView::keyPressEvent(event);
}

void FacetList::mouseReleaseEvent(QMouseEvent* event)
{
    QListView::mouseReleaseEvent(event);
    const QModelIndex index = indexAt(event->pos());
    if (event->button() == Qt::LeftButton && index == currentIndex())
        flip(index);
}

void FacetList::flip(const QModelIndex& index)
{
    if (index.isValid())
        m_model.setData(
            index,
            m_model.facetAt(index.row()).chosen ? Qt::Unchecked : Qt::Checked,
            Qt::CheckStateRole);
}

} // namespace betlog::widgets
